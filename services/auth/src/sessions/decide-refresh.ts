/** What a session knows of its chain of refresh tokens: hashes only, and what makes the successor again. */
export interface TokenChain {
  /** The newest token, not yet used. */
  readonly current: string;
  /** The token that `current` was made from; null for a session's first. */
  readonly parent: string | null;
  /** When `current` was made from `parent`, in ms since 1970. */
  readonly madeAt: number;
  readonly salt: string | null;
  readonly keyId: string;
}

export type RefreshDecision =
  /** The newest token: it becomes the parent of a new one. */
  | "advance"
  /** Its parent again, soon: the same successor, for twenty tabs or a lost reply. */
  | "repeat"
  /** Its parent again, late, the successor still unused: a new one takes the successor's place. */
  | "replace"
  /** Anything else was used or replaced before: somebody else holds it, and nobody can tell who is honest. */
  | "end-family";

const GRACE_MS = 10_000;

/**
 * [F5] `hash` is of a token that this service made for this session. A replacement counts as a first use, so that
 * many tabs which wake up late share one successor, too.
 */
export function decideRefresh(chain: TokenChain, hash: string, now: number): RefreshDecision {
  if (hash === chain.current) return "advance";
  if (hash !== chain.parent) return "end-family";
  return now - chain.madeAt <= GRACE_MS ? "repeat" : "replace";
}
