import { isDeepStrictEqual } from "node:util";

/**
 * Whether two answers say the same. Within a batch a document's own `n` is known only once the entry is applied, so an answer
 * may carry the one from before.
 */
export function isSameAnswer(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(withoutN(one), withoutN(other));
}

function withoutN(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value ?? null, (name, inner) => (name === "n" ? undefined : inner)),
  );
}
