import {
  ACCESS_TOKEN_SECONDS_MAX,
  type AccessClaims,
} from "@parley/service-kit/access-token/claims";
import type { EndedSession } from "./account-directory.ts";

/** Sessions whose tokens are void though they have not run out. */
export interface EndedSessions {
  has(sid: string): boolean;
  /** Answers the accounts whose sessions they were, as far as a token of one was seen here. */
  add(sessions: readonly EndedSession[]): readonly string[];
  /** A token of this session was shown here. */
  seen(claims: Pick<AccessClaims, "sid" | "sub" | "exp">): void;
  /** Forgets what no token can need any more; answers the time before which that is so. */
  sweep(): string;
}

/** As long as a token lives, and two minutes for clocks that differ. */
const KEPT_MS = (ACCESS_TOKEN_SECONDS_MAX + 120) * 1000;

export function createEndedSessions(now: () => number): EndedSessions {
  const endedAt = new Map<string, number>();
  const owners = new Map<string, { accountId: string; until: number }>();
  return {
    has: (sid) => endedAt.has(sid),
    add(sessions) {
      for (const { sid, at } of sessions) endedAt.set(sid, Date.parse(at));
      const known = sessions.flatMap(({ sid }) => owners.get(sid)?.accountId ?? []);
      return [...new Set(known)];
    },
    seen({ sid, sub, exp }) {
      owners.set(sid, { accountId: sub, until: exp * 1000 });
    },
    sweep() {
      const before = now() - KEPT_MS;
      for (const [sid, at] of endedAt) if (at < before) endedAt.delete(sid);
      for (const [sid, { until }] of owners) if (until < now()) owners.delete(sid);
      return new Date(before).toISOString();
    },
  };
}
