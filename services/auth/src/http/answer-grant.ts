import type { SessionGrant } from "@parley/contracts/types";
import type { Response } from "express";
import { type AccountRecord, ownAccount } from "../accounts/account-record.ts";
import {
  ACCESS_TOKEN_SECONDS,
  signAccessToken,
  type SignAccessTokenDeps,
} from "../tokens/sign-access-token.ts";
import type { SessionCookies } from "./session-cookies.ts";
import { sessionTimeLeft } from "../sessions/session-limits.ts";
import type { SessionRecord } from "../sessions/session-store.ts";

export interface GrantDeps {
  readonly signing: SignAccessTokenDeps;
  readonly cookies: SessionCookies;
}

export interface Granted {
  readonly account: AccountRecord;
  readonly session: SessionRecord;
  readonly refreshToken: string;
  /** The cookie of a device that is new to the account. */
  readonly newDevice?: string | null;
}

/** What register, login and refresh answer; the refresh token goes into the cookie, or into the answer alone. */
export async function answerGrant(
  { signing, cookies }: GrantDeps,
  res: Response,
  { granted, mode, status }: { granted: Granted; mode: "cookie" | "body"; status: 200 | 201 },
): Promise<void> {
  const { account, session, refreshToken } = granted;
  const { id, epoch, name } = account;
  const own = ownAccount(account);
  const subject = { accountId: id, sid: session.sid, epoch, name, roles: own.roles };
  const grant: SessionGrant = {
    account: own,
    accessToken: await signAccessToken(signing, subject),
    expiresInSeconds: ACCESS_TOKEN_SECONDS,
    ...(mode === "body" && { refreshToken }),
  };
  const now = signing.now();
  if (mode === "cookie") {
    const used = { createdAt: session.createdAt, lastUsedAt: new Date(now).toISOString() };
    cookies.set(res, refreshToken, sessionTimeLeft(used, now));
    if (granted.newDevice) cookies.setDevice(res, granted.newDevice);
  }
  res.status(status).json(grant);
}
