import type { ContentNode, SiteSettings } from "@parley/contracts/types";
import type { Verdict } from "./verdict.ts";

/** What is known before the article is: the text and who wrote it. */
export interface Draft {
  /** As written. */
  readonly body: string;
  /** `parseContent(body)`. */
  readonly content: readonly ContentNode[];
  /** Whether the author moderates this site. */
  readonly moderator: boolean;
  readonly settings: Pick<SiteSettings, "bodyMaxLength" | "linksMax">;
}

/** What is known where the comment is decided, on exactly the state that it is appended to. */
export interface ArticleFacts {
  /** The article's own, or the site's where the article has none; 0: off. */
  readonly slowModeSeconds: number;
  /** The article's own, or the site's where the article has none. */
  readonly premoderated: boolean;
  /** Whether the author has a comment of the same `textFingerprint` in this article. */
  readonly repeatedText: boolean;
  /** When the author last posted in this article. ISO 8601. */
  readonly lastPostAt: string | null;
  /** The time of this decision. ISO 8601. */
  readonly at: string;
  /** Whether the author moderates this site. */
  readonly moderator: boolean;
}

/** Needs the text and the person alone; may ask outside. */
export interface TextRule {
  readonly name: string;
  readonly sparesModerators: boolean;
  judge(draft: Draft): Verdict | Promise<Verdict>;
}

/** Needs the article; pure, since it is asked inside `decide`. */
export interface ArticleRule {
  readonly name: string;
  readonly sparesModerators: boolean;
  judge(facts: ArticleFacts): Verdict;
}
