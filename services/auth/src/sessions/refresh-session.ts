import { randomBytes } from "node:crypto";
import { AppError } from "@parley/service-kit/problem";
import type { Logger } from "@parley/service-kit/logger";
import { ACCOUNT_STREAM, type AccountJournal } from "../account-stream/account-stream.ts";
import type { AccountRecord } from "../accounts/account-record.ts";
import type { AccountStore } from "../accounts/account-store.ts";
import { decideRefresh } from "./decide-refresh.ts";
import { hashOf, type RefreshTokens } from "./refresh-token.ts";
import { sessionTimeLeft } from "./session-limits.ts";
import type { SessionRecord, SessionStore } from "./session-store.ts";

export interface RefreshSessionDeps {
  readonly sessions: Pick<SessionStore, "find" | "step">;
  readonly accounts: Pick<AccountStore, "find">;
  readonly journal: AccountJournal;
  readonly tokens: RefreshTokens;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  now(): number;
}

export interface RefreshedSession {
  readonly account: AccountRecord;
  readonly session: SessionRecord;
  readonly refreshToken: string;
}

/** Lost races before giving up: each means that another request of the same session went through. */
const ATTEMPTS = 20;

/** [F5] Throws AppError "unauthenticated" for a token that is no longer good, whatever the reason. */
export async function refreshSession(
  deps: RefreshSessionDeps,
  token: string,
): Promise<RefreshedSession> {
  const read = deps.tokens.read(token);
  if (!read) throw over();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { session, account } = await findLiving(deps, read.sid);
    const decision = decideRefresh(session.chain, read.hash, deps.now());
    if (decision === "end-family") await endFamily(deps, session);
    if (decision === "repeat")
      return { account, session, refreshToken: again(deps, session, token) };
    const refreshToken = await stepOn(deps, session, token);
    if (refreshToken !== null) return { account, session, refreshToken };
  }
  throw new AppError("overloaded", "this session is being renewed by many at once");
}

/** The session and its account, where both are good: not ended, not too old, and of the account's epoch. */
async function findLiving(
  deps: RefreshSessionDeps,
  sid: string,
): Promise<{ session: SessionRecord; account: AccountRecord }> {
  const session = await deps.sessions.find(sid);
  if (!session || session.endedAt !== null || sessionTimeLeft(session, deps.now()) <= 0)
    throw over();
  const account = await deps.accounts.find(session.accountId);
  if (!account || account.disabled || session.epoch < account.epoch) throw over();
  return { session, account };
}

/** A new successor of `token`, in the chain by a compare-and-set; null where somebody else was quicker. */
async function stepOn(
  { sessions, tokens, now }: RefreshSessionDeps,
  session: SessionRecord,
  token: string,
): Promise<string | null> {
  const salt = randomBytes(16).toString("base64url");
  const successor = tokens.successor(token, salt, tokens.keyId);
  const madeAt = now();
  const stepped = await sessions.step(session.sid, session.chain.current, {
    chain: {
      current: hashOf(successor),
      parent: hashOf(token),
      madeAt,
      salt,
      keyId: tokens.keyId,
    },
    lastUsedAt: new Date(madeAt).toISOString(),
    exchangedAt: session.exchangedAt,
  });
  return stepped ? successor : null;
}

function again({ tokens }: RefreshSessionDeps, { chain }: SessionRecord, token: string): string {
  if (chain.salt === null) throw new Error("a successor without a salt");
  return tokens.successor(token, chain.salt, chain.keyId);
}

async function endFamily(
  { journal, logger }: RefreshSessionDeps,
  { sid, accountId }: SessionRecord,
): Promise<never> {
  await journal.submit(ACCOUNT_STREAM, { kind: "end-session", sid, why: "token-reused" });
  logger.warn({ event: "session.token-reused", accountId }, "a used refresh token came again");
  throw over();
}

const over = (): AppError => new AppError("unauthenticated", "this session is over: log in again");
