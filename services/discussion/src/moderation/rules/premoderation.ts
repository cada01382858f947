import type { ArticleRule } from "./rule.ts";
import { hold, PASS } from "./verdict.ts";

/** Where the article or the whole site is pre-moderated, every comment waits. */
export const premoderation: ArticleRule = {
  name: "premoderation",
  sparesModerators: true,
  judge: ({ premoderated }) =>
    premoderated ? hold("premoderation", "the discussion is pre-moderated") : PASS,
};
