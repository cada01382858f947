import { ArticleBar } from "./article-bar.tsx";
import { loadCases } from "./load-cases.ts";
import { ModeratorActions, ModeratorBar } from "./moderator-bar.tsx";
import { performAsModerator } from "./perform-as-moderator.ts";

/** Loaded for people with a role at the site: what they decide in place. */
export const moderate = {
  components: { ArticleBar, ModeratorActions, ModeratorBar },
  perform: performAsModerator,
  begin: loadCases,
};
