import { randomBytes } from "node:crypto";
import { AppError } from "@parley/service-kit/problem";
import * as z from "zod";
import type { Facts } from "../facts/facts.ts";
import { hashOf } from "../sessions/refresh-token.ts";
import type { AccountStore } from "./account-store.ts";

export interface SetupLinkDeps {
  readonly facts: Facts;
  readonly accounts: Pick<AccountStore, "hasChief">;
  readonly publicOrigin: string;
  /** Milliseconds since 1970. */
  now(): number;
}

const FACT = "setup-link";
const LIFE_MS = 86_400_000;
const linkSchema = z.object({ hash: z.string(), until: z.number(), used: z.boolean() });

/**
 * A link that makes the first admin, once, within 24 hours; links made before are void. null once there is an admin.
 */
export async function makeSetupLink(deps: SetupLinkDeps): Promise<string | null> {
  if (await deps.accounts.hasChief()) return null;
  const token = randomBytes(32).toString("base64url");
  const link = { hash: hashOf(token), until: deps.now() + LIFE_MS, used: false };
  await keep(deps.facts, JSON.stringify(link));
  return `${deps.publicOrigin}/account#setup=${token}`;
}

/** A token that is held until the admin is there. */
export interface HeldToken {
  /** Makes the link good again, since nothing came of it. */
  giveBack(): Promise<void>;
}

/** Of any number of calls with the token one gets it. The others, and a void one: AppError "invalid-input". */
export async function takeSetupToken(deps: SetupLinkDeps, token: string): Promise<HeldToken> {
  const kept = await deps.facts.read(FACT);
  const link = kept === null ? null : linkSchema.parse(JSON.parse(kept));
  if (kept === null || !link || link.used || link.until < deps.now()) throw voidToken();
  if (link.hash !== hashOf(token) || (await deps.accounts.hasChief())) throw voidToken();
  const used = JSON.stringify({ ...link, used: true });
  if (!(await deps.facts.swap(FACT, kept, used))) throw voidToken();
  return { giveBack: async () => void (await deps.facts.swap(FACT, used, kept)) };
}

async function keep(facts: Facts, link: string): Promise<void> {
  for (;;) {
    const before = await facts.read(FACT);
    const done =
      before === null ? await facts.put(FACT, link) : await facts.swap(FACT, before, link);
    if (done) return;
  }
}

const voidToken = (): AppError =>
  new AppError("invalid-input", "this set-up link is used, expired or not the newest", {
    members: { errors: [{ path: "token", message: "used, expired or unknown" }] },
  });
