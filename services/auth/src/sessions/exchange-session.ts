import { AppError } from "@parley/service-kit/problem";
import { hashOf, type RefreshTokens } from "./refresh-token.ts";
import type { SessionRecord, SessionStore } from "./session-store.ts";

export interface ExchangeSessionDeps {
  readonly sessions: Pick<SessionStore, "find" | "step">;
  readonly tokens: RefreshTokens;
  /** Milliseconds since 1970. */
  now(): number;
}

const WINDOW_MS = 60_000;
const ATTEMPTS = 5;

/**
 * For a frame whose cookie does not come back: a refresh token for the page itself, once, soon after the login. What
 * the cookie holds is replaced by it: used all the same, it ends the session [F5]. Throws AppError "forbidden".
 */
export async function exchangeSession(deps: ExchangeSessionDeps, sid: string): Promise<string> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const session = await deps.sessions.find(sid);
    if (!session || !mayExchange(session, deps.now()))
      throw new AppError("forbidden", "only once, and within a minute of the login");
    const refreshToken = deps.tokens.first(sid);
    const madeAt = deps.now();
    const at = new Date(madeAt).toISOString();
    const { keyId } = deps.tokens;
    const stepped = await deps.sessions.step(sid, session.chain.current, {
      chain: { current: hashOf(refreshToken), parent: null, madeAt, salt: null, keyId },
      lastUsedAt: at,
      exchangedAt: at,
    });
    if (stepped) return refreshToken;
  }
  throw new AppError("overloaded", "this session is being renewed: try again");
}

function mayExchange({ createdAt, endedAt, exchangedAt }: SessionRecord, now: number): boolean {
  return endedAt === null && exchangedAt === null && now - Date.parse(createdAt) <= WINDOW_MS;
}
