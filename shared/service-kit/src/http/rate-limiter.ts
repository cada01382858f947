import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "../problem.ts";

export interface RateLimiterOptions {
  /** Told to the client: what there was too much of. */
  name: string;
  points: number;
  perSeconds: number;
  /** false: nothing is ever refused (`RATE_LIMITS=off`). */
  enabled: boolean;
}

export interface RateLimiter {
  /** Rejects with AppError `rate-limited` and the seconds to wait once the key's points are used up. */
  take(key: string, cost?: number): Promise<void>;
  /** Gives back what was taken for something that did not happen. */
  refund(key: string, cost?: number): Promise<void>;
  /** Points left and, where none is, the seconds until there are. */
  peek(key: string): Promise<{ remaining: number; retryAfterSeconds: number }>;
}

/** `points` in each window of `perSeconds`, counted by key in this process. Exact under any number of calls at once. */
export function createRateLimiter(options: RateLimiterOptions): RateLimiter {
  const { name, points, perSeconds, enabled } = options;
  if (!enabled) {
    return {
      take: async () => {},
      refund: async () => {},
      peek: async () => ({ remaining: points, retryAfterSeconds: 0 }),
    };
  }
  const limiter = new RateLimiterMemory({ points, duration: perSeconds });
  return {
    async take(key, cost = 1) {
      try {
        await limiter.consume(key, cost);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw new AppError("rate-limited", `too many: ${name}`, {
          retryAfterSeconds: seconds(refusal.msBeforeNext),
        });
      }
    },
    async refund(key, cost = 1) {
      await limiter.reward(key, cost);
    },
    async peek(key) {
      const state = await limiter.get(key);
      const remaining = Math.max(0, state?.remainingPoints ?? points);
      const retryAfterSeconds = state && remaining === 0 ? seconds(state.msBeforeNext) : 0;
      return { remaining, retryAfterSeconds };
    },
  };
}

const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));
