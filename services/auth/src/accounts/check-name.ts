import { LIMITS } from "@parley/contracts/limits";
import { codePoints } from "@parley/contracts/schemas/primitives";
import { AppError } from "@parley/service-kit/problem";
import { nameSkeletons } from "./name-skeletons.ts";
import { RESERVED_NAMES } from "./reserved-names.ts";

/** Controls, formats (bidi among them), private, unassigned, line breaks, and letters that show nothing. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
const MARKS_IN_A_ROW = /^\p{M}|\s\p{M}|\p{M}{3}/u;
const SOMETHING_TO_READ = /[\p{L}\p{N}]/u;

const RESERVED: ReadonlySet<string> = new Set(
  RESERVED_NAMES.flatMap((name) => [...nameSkeletons(name), ...nameSkeletons(name.toUpperCase())]),
);

/**
 * The name as it is kept: NFKC, without space at its ends or doubled. Throws AppError "invalid-input" for one that
 * cannot be shown safely and "name-taken" for one that is reserved.
 */
export function checkName(raw: string): string {
  if (UNSEEN.test(raw)) throw invalidName("invisible and control characters are not allowed");
  const name = raw.normalize("NFKC").trim().replaceAll(/\s+/gu, " ");
  const length = codePoints(name);
  if (length < LIMITS.nameMin || length > LIMITS.nameMax)
    throw invalidName(`${LIMITS.nameMin} to ${LIMITS.nameMax} characters`);
  if (UNSEEN.test(name)) throw invalidName("invisible and control characters are not allowed");
  if (MARKS_IN_A_ROW.test(name)) throw invalidName("at most two marks on a letter");
  if (!SOMETHING_TO_READ.test(name)) throw invalidName("a name needs a letter or a digit");
  if (isReserved(name)) throw new AppError("name-taken", "this name is reserved");
  return name;
}

function isReserved(name: string): boolean {
  const bare = name.replaceAll(/[^\p{L}\p{M}\p{N}]/gu, "");
  return [name, bare].some((one) => nameSkeletons(one).some((look) => RESERVED.has(look)));
}

function invalidName(message: string): AppError {
  return new AppError("invalid-input", `name: ${message}`, {
    members: { errors: [{ path: "name", message }] },
  });
}
