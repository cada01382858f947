import { createRateLimiter, type RateLimiter } from "@parley/service-kit/http/rate-limiter";

/** How often a person may do what writes. In this process; generous to people, not to programs. */
export interface WriteLimits {
  readonly posts: RateLimiter;
  readonly newArticles: RateLimiter;
  readonly edits: RateLimiter;
  readonly votes: RateLimiter;
  readonly reports: RateLimiter;
  /** All writes of a network together. */
  readonly network: RateLimiter;
}

/** `enabled: false` is `RATE_LIMITS=off`. */
export function createWriteLimits(enabled: boolean): WriteLimits {
  const limit = (name: string, points: number, perSeconds: number) =>
    createRateLimiter({ name, points, perSeconds, enabled });
  return {
    posts: limit("comments", 12, 60),
    newArticles: limit("new discussions", 20, 3_600),
    edits: limit("edits", 30, 60),
    votes: limit("votes", 60, 60),
    reports: limit("reports", 20, 600),
    network: limit("calls from this network", 600, 60),
  };
}
