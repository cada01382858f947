export interface BucketRate {
  readonly burst: number;
  readonly perSecond: number;
}

export interface TokenBucket {
  /** Takes one: 0 where there was one, else the milliseconds until the next. */
  take(now: number): number;
}

export function createTokenBucket({ burst, perSecond }: BucketRate): TokenBucket {
  let tokens = burst;
  let filledAt: number | undefined;
  return {
    take(now) {
      tokens = Math.min(burst, tokens + ((now - (filledAt ?? now)) / 1_000) * perSecond);
      filledAt = now;
      if (tokens < 1) return Math.ceil(((1 - tokens) / perSecond) * 1_000);
      tokens -= 1;
      return 0;
    },
  };
}
