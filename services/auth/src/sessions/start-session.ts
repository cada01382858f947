import type { AccountRecord } from "../accounts/account-record.ts";
import type { Places } from "./places.ts";
import { hashOf, newSessionId, type RefreshTokens } from "./refresh-token.ts";
import type { SessionRecord, SessionStore } from "./session-store.ts";

export interface StartSessionDeps {
  readonly sessions: Pick<SessionStore, "insert">;
  readonly tokens: RefreshTokens;
  readonly places: Pick<Places, "placeOf">;
  /** Milliseconds since 1970. */
  now(): number;
}

export interface StartedSession {
  readonly session: SessionRecord;
  readonly refreshToken: string;
}

const USER_AGENT_MAX = 300;

/** A new session at each login and registration; no earlier id or token lives on in it. */
export async function startSession(
  deps: StartSessionDeps,
  account: Pick<AccountRecord, "id" | "epoch">,
  from: { network: string; userAgent: string },
): Promise<StartedSession> {
  const sid = newSessionId();
  const refreshToken = deps.tokens.first(sid);
  const madeAt = deps.now();
  const at = new Date(madeAt).toISOString();
  const session: SessionRecord = {
    sid,
    accountId: account.id,
    epoch: account.epoch,
    createdAt: at,
    lastUsedAt: at,
    endedAt: null,
    endedWhy: null,
    exchangedAt: null,
    userAgent: from.userAgent.slice(0, USER_AGENT_MAX).toWellFormed(),
    place: deps.places.placeOf(from.network),
    chain: {
      current: hashOf(refreshToken),
      parent: null,
      madeAt,
      salt: null,
      keyId: deps.tokens.keyId,
    },
  };
  await deps.sessions.insert(session);
  return { session, refreshToken };
}
