import { length } from "./length.ts";
import { linkFlood } from "./link-flood.ts";
import { links } from "./links.ts";
import { premoderation } from "./premoderation.ts";
import { repeats } from "./repeats.ts";
import type { ArticleFacts, ArticleRule, Draft, TextRule } from "./rule.ts";
import { slowMode } from "./slow-mode.ts";
import type { Ruling, Verdict } from "./verdict.ts";

/**
 * The policy, top to bottom. A rule passes, holds (all reasons are collected) or refuses (the first one ends it).
 * Moderators and admins of the site are spared by the rules that say so: they may link, repeat themselves, skip the
 * queue and answer at once.
 *
 * First what needs only the text and its author, before anything is loaded:
 */
export const textRules: readonly TextRule[] = [
  // There is something to read, and not more than the site takes.
  length,
  // Nobody posts hundreds of links.
  linkFlood,
  // Some links are fine, many wait for a moderator.
  links,
];

/** Then what needs the article, on exactly the state that the comment is appended to ([J1]): */
export const articleRules: readonly ArticleRule[] = [
  // Pre-moderated: everything waits.
  premoderation,
  // The same text again waits.
  repeats,
  // Too soon is refused, last of all, so that it never hides a lasting reason.
  slowMode,
];

/** In order, one after the other; a refusal ends it. Rejects where a rule that asks outside does. */
export async function runTextRules(rules: readonly TextRule[], draft: Draft): Promise<Ruling> {
  const verdicts: Verdict[] = [];
  for (const rule of rules) {
    if (rule.sparesModerators && draft.moderator) continue;
    const verdict = await rule.judge(draft);
    if (verdict.kind === "refuse") return verdict;
    verdicts.push(verdict);
  }
  return rulingOf(verdicts);
}

/** The same, at once: `decide` is pure. */
export function runArticleRules(rules: readonly ArticleRule[], facts: ArticleFacts): Ruling {
  const verdicts: Verdict[] = [];
  for (const rule of rules) {
    if (rule.sparesModerators && facts.moderator) continue;
    const verdict = rule.judge(facts);
    if (verdict.kind === "refuse") return verdict;
    verdicts.push(verdict);
  }
  return rulingOf(verdicts);
}

function rulingOf(verdicts: readonly Verdict[]): Ruling {
  const flags = verdicts.flatMap((verdict) => (verdict.kind === "hold" ? [verdict.flag] : []));
  return flags.length === 0 ? { kind: "pass" } : { kind: "hold", flags };
}
