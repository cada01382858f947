import { networkOf } from "@parley/service-kit/http/network-of";
import type { Request, Response } from "express";
import type { AccountRecord } from "../accounts/account-record.ts";
import type { Places } from "../sessions/places.ts";
import { startSession, type StartSessionDeps } from "../sessions/start-session.ts";
import { answerGrant, type GrantDeps } from "./answer-grant.ts";

export interface BeginSessionDeps extends StartSessionDeps, GrantDeps {
  readonly places: Places;
}

/** A session for who has just logged in or registered. In cookie mode the device is known from then on. */
export async function beginSession(
  deps: BeginSessionDeps,
  { req, res }: { req: Request; res: Response },
  { account, mode, status }: { account: AccountRecord; mode: "cookie" | "body"; status: 200 | 201 },
): Promise<void> {
  const from = { network: networkOf(req), userAgent: req.headers["user-agent"] ?? "" };
  const started = await startSession(deps, account, from);
  const known = deps.places.deviceOf(deps.cookies.readDevice(req), account.emailLower);
  const newDevice = known === null ? deps.places.newDevice(account.emailLower) : null;
  const granted = { account, ...started, newDevice };
  await answerGrant(deps, res, { granted, mode, status });
}
