import { createHmac, randomBytes } from "node:crypto";
import bcrypt from "bcrypt";
import type { HashQueue } from "./hash-queue.ts";

/** A hash as it is kept. Without the pepper, which the database never holds, it cannot be tried. */
export interface StoredPassword {
  readonly scheme: string;
  readonly pepperId: string;
  readonly hash: string;
}

export interface PasswordHasher {
  hash(password: string): Promise<StoredPassword>;
  /** `stored` null (no such account) takes as long as a wrong password and is false. */
  verify(password: string, stored: StoredPassword | null): Promise<boolean>;
  /** true: made with another cost or pepper than today's, to be made anew while the password is at hand. */
  isStale(stored: StoredPassword): boolean;
}

export interface PasswordHasherOptions {
  readonly pepper: string;
  readonly pepperId: string;
  readonly cost: number;
  readonly queue: HashQueue;
}

const SCHEME = "bcrypt-hmac-sha384";

/**
 * bcrypt(base64(HMAC-SHA-384(pepper, NFKC(password)))): 64 characters without NUL, so bcrypt's limit of 72 bytes
 * cuts nothing off, and a leaked table of plain hashes helps nobody (OWASP Password Storage Cheat Sheet).
 */
export function createPasswordHasher(options: PasswordHasherOptions): PasswordHasher {
  const { pepper, pepperId, cost, queue } = options;
  const hash = async (password: string): Promise<StoredPassword> => ({
    scheme: SCHEME,
    pepperId,
    hash: await queue.run(() => bcrypt.hash(keyed(pepper, password), cost)),
  });

  // Made at once, so that not even the first unknown address takes longer.
  const dummy = hash(randomBytes(32).toString("base64"));
  return {
    hash,
    async verify(password, stored) {
      const { hash: expected } = stored ?? (await dummy);
      const same = await queue.run(() => bcrypt.compare(keyed(pepper, password), expected));
      return same && stored !== null;
    },
    isStale: (stored) =>
      stored.scheme !== SCHEME ||
      stored.pepperId !== pepperId ||
      bcrypt.getRounds(stored.hash) !== cost,
  };
}

function keyed(pepper: string, password: string): string {
  return createHmac("sha384", pepper).update(password.normalize("NFKC")).digest("base64");
}
