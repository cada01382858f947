import { createBoundedMap } from "@parley/service-kit/bounded-map";
import { AppError } from "@parley/service-kit/problem";

export interface GrowingWaitOptions {
  /** Attempts before the first wait. */
  readonly free: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** Milliseconds since 1970. */
  now(): number;
}

export interface GrowingWait {
  /** Counts an attempt. Throws AppError "rate-limited" while the key must wait, without counting. */
  take(key: string): void;
  /** The attempt was good: the key starts afresh. */
  forget(key: string): void;
}

interface Attempts {
  readonly count: number;
  readonly waitUntil: number;
}

const REMEMBERED_MAX = 100_000;

/**
 * Waits that double with each attempt after the free ones (NIST SP 800-63B, 3.2.2). An attempt counts as it begins,
 * so many at once do not pass together.
 */
export function createGrowingWait(options: GrowingWaitOptions): GrowingWait {
  const { free, firstWaitMs, longestWaitMs, now } = options;
  const attempts = createBoundedMap<string, Attempts>(REMEMBERED_MAX);
  return {
    take(key) {
      const known = attempts.get(key);
      const at = now();
      if (known && known.waitUntil > at)
        throw new AppError("rate-limited", "too many attempts: wait a little", {
          retryAfterSeconds: Math.ceil((known.waitUntil - at) / 1000),
        });
      // Whoever waited out the longest wait twice over starts afresh.
      const stale = !known || at - known.waitUntil > 2 * longestWaitMs;
      const count = (stale ? 0 : known.count) + 1;
      const over = count - free;
      const wait = over < 0 ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** over);
      attempts.set(key, { count, waitUntil: at + wait });
    },
    forget: (key) => attempts.delete(key),
  };
}
