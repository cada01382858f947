import type { RateLimiter } from "@parley/service-kit/http/rate-limiter";
import { createGrowingWait } from "./growing-wait.ts";

export interface LoginAttempt {
  readonly emailLower: string;
  readonly network: string;
  /** A device that logged in to this account before, by its signed cookie. */
  readonly device: string | null;
  /** Whether a session of this account ever began in this network. */
  readonly knownNetwork: boolean;
}

export interface LoginThrottle {
  /** Throws AppError "rate-limited". The answer is the same whether or not there is such an account. */
  begin(attempt: LoginAttempt): Promise<void>;
  succeeded(attempt: LoginAttempt): Promise<void>;
}

const SECOND_MS = 1_000;

/**
 * Who guesses must wait; whoever owns the account need not. Attempts are counted for the account and
 * - the device, where it is known to the account, else the network: so nobody elsewhere can use up the owner's, and
 *   with a known device nobody in the same network can;
 * - all unknown places together, against guessing from many networks: known devices and networks are not asked;
 * - the network over all accounts, against trying one password on many: known devices are not asked.
 */
export function createLoginThrottle(options: {
  enabled: boolean;
  perNetwork: RateLimiter;
  now(): number;
}): LoginThrottle {
  const { enabled, perNetwork, now } = options;
  if (!enabled) return { begin: async () => {}, succeeded: async () => {} };
  const inPlace = createGrowingWait({
    free: 10,
    firstWaitMs: 30 * SECOND_MS,
    longestWaitMs: 3_600 * SECOND_MS,
    now,
  });
  const elsewhere = createGrowingWait({
    free: 50,
    firstWaitMs: 30 * SECOND_MS,
    longestWaitMs: 900 * SECOND_MS,
    now,
  });
  const isUnknown = ({ device, knownNetwork }: LoginAttempt) => device === null && !knownNetwork;
  return {
    async begin(attempt) {
      if (attempt.device === null) await perNetwork.take(attempt.network);
      inPlace.take(placeKey(attempt));
      if (isUnknown(attempt)) elsewhere.take(attempt.emailLower);
    },
    async succeeded(attempt) {
      if (attempt.device === null) await perNetwork.refund(attempt.network);
      inPlace.forget(placeKey(attempt));
      if (isUnknown(attempt)) elsewhere.forget(attempt.emailLower);
    },
  };
}

const placeKey = ({ emailLower, device, network }: LoginAttempt): string =>
  JSON.stringify([emailLower, device === null ? "network" : "device", device ?? network]);
