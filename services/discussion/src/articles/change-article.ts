import type { Article } from "@parley/contracts/types";
import type { ArticleRef } from "@parley/contracts/live-events";
import type { Person } from "../account-directory/person.ts";
import type { ArticleChange } from "../article-stream/commands.ts";
import { streamOf } from "../article-stream/stream-id.ts";
import type { ArticleJournal } from "../article-stream/submit-comment-command.ts";
import type { FindSite } from "../sites/find-site.ts";
import { requireModerator } from "../sites/require-moderator.ts";
import { cleanTitle } from "./clean-title.ts";
import { publicArticle } from "./public-article.ts";
import { refuseForeignUrl } from "./refuse-foreign-url.ts";

export interface ChangeArticleDeps {
  readonly articleJournal: Pick<ArticleJournal, "submit">;
  readonly findSite: FindSite;
  readonly now: () => number;
}

/** Moderators, also before the first comment [A1]. AppError forbidden, not-found (site), invalid-input (a foreign url). */
export async function changeArticle(
  deps: ChangeArticleDeps,
  moderator: Person,
  { siteId, articleId, change }: ArticleRef & { change: ArticleChange },
): Promise<Article> {
  const site = await requireModerator(deps, moderator, siteId);
  refuseForeignUrl(site, change.url, "url");
  const outcome = await deps.articleJournal.submit(streamOf(siteId, articleId), {
    kind: "change-article",
    siteId,
    articleId,
    actor: { id: moderator.id, moderator: true },
    change: change.title ? { ...change, title: cleanTitle(change.title) } : change,
  });
  if (!("article" in outcome)) throw new Error("changing an article left none");
  return publicArticle(outcome.article, site.settings, new Date(deps.now()).toISOString());
}
