import { createRateLimiter, type RateLimiter } from "@parley/service-kit/http/rate-limiter";

const HOUR = 3_600;

export interface AuthLimits {
  readonly registrationsOfNetwork: RateLimiter;
  readonly registrationsOfAddress: RateLimiter;
  readonly loginsOfNetwork: RateLimiter;
  readonly setupsOfNetwork: RateLimiter;
  readonly changesOfAccount: RateLimiter;
}

/** How often; logins per account have waits of their own (sessions/login-throttle.ts). */
export function createAuthLimits(enabled: boolean): AuthLimits {
  const limiter = (name: string, points: number, perSeconds: number) =>
    createRateLimiter({ name, points, perSeconds, enabled });
  return {
    registrationsOfNetwork: limiter("registrations", 100, HOUR),
    registrationsOfAddress: limiter("registrations", 60, HOUR),
    loginsOfNetwork: limiter("logins", 200, 600),
    setupsOfNetwork: limiter("set-ups", 20, 600),
    changesOfAccount: limiter("changes", 60, HOUR),
  };
}
