import type { Flag } from "@parley/contracts/types";
import type { Refusal } from "@parley/service-kit/journal/port";

/** What one rule says. */
export type Verdict =
  | { readonly kind: "pass" }
  /** The comment is kept, but waits for a moderator, who sees the flag. */
  | { readonly kind: "hold"; readonly flag: Flag }
  | { readonly kind: "refuse"; readonly refusal: Refusal };

export const PASS: Verdict = { kind: "pass" };

export function hold(rule: string, detail: string): Verdict {
  return { kind: "hold", flag: { rule, detail } };
}

/** What a list of rules says: the first refusal; else every reason to hold; else the comment goes public. */
export type Ruling =
  | { readonly kind: "pass" }
  | { readonly kind: "hold"; readonly flags: readonly Flag[] }
  | { readonly kind: "refuse"; readonly refusal: Refusal };
