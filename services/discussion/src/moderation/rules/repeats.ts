import type { ArticleRule } from "./rule.ts";
import { hold, PASS } from "./verdict.ts";

/** [T85] A text that its author already posted in the article waits for a moderator. */
export const repeats: ArticleRule = {
  name: "repeats",
  sparesModerators: true,
  judge: ({ repeatedText }) =>
    repeatedText ? hold("repeats", "the author already posted this text here") : PASS,
};
