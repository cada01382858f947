import { LIMITS } from "@parley/contracts/limits";
import { codePoints } from "@parley/contracts/schemas/primitives";
import { AppError } from "@parley/service-kit/problem";

/** Why a password is refused, for a client to translate. */
export type WeakPasswordReason = "too-short" | "easy-to-guess";

/** What else the password may lean on: names of the place and of the person. */
export interface PasswordContext {
  readonly email: string;
  readonly name: string;
  readonly publicOrigin: string;
}

const SCORE_MIN = 3;

/**
 * At least 8 code points, and hard to guess by zxcvbn's measure; from 15 on whatever it holds. No composition
 * rules (NIST SP 800-63B). Throws AppError "weak-password" with `reason`.
 */
export async function checkStrength(password: string, context: PasswordContext): Promise<void> {
  const text = password.normalize("NFKC");
  const length = codePoints(text);
  if (length < LIMITS.passwordMin)
    throw weak("too-short", `a password needs at least ${LIMITS.passwordMin} characters`);
  if (length >= LIMITS.passwordStrongEnough) return;
  // The dictionaries are some megabytes: they are read when the first short password comes.
  const { guessScore } = await import("./guess-score.ts");
  if (guessScore(text, wordsOf(context)) < SCORE_MIN)
    throw weak(
      "easy-to-guess",
      `this password is easy to guess: take another, or one of ${LIMITS.passwordStrongEnough} characters or more`,
    );
}

function wordsOf({ email, name, publicOrigin }: PasswordContext): string[] {
  const wholes = ["parley", email, name, new URL(publicOrigin).hostname];
  return wholes.flatMap((whole) => [whole, ...whole.split(/[^\p{L}\p{N}]+/u)]).filter(Boolean);
}

function weak(reason: WeakPasswordReason, detail: string): AppError {
  return new AppError("weak-password", detail, { members: { reason } });
}
