import type { Article } from "@parley/contracts/types";
import type { ArticleRef } from "@parley/contracts/live-events";
import { AppError } from "@parley/service-kit/problem";
import { mayModerate, type Person } from "../account-directory/person.ts";
import type { ArticleChange } from "../article-stream/commands.ts";
import { streamOf } from "../article-stream/stream-id.ts";
import type { ArticleJournal } from "../article-stream/submit-comment-command.ts";
import { refuseForeignUrl } from "../comments/post-comment.ts";
import type { FindSite } from "../sites/find-site.ts";
import { publicArticle } from "./public-article.ts";

export interface ChangeArticleDeps {
  readonly articleJournal: Pick<ArticleJournal, "submit">;
  readonly findSite: FindSite;
  readonly now: () => number;
}

/** Moderators, also before the first comment [A1]. AppError not-found (site), forbidden, invalid-input (a foreign url). */
export async function changeArticle(
  deps: ChangeArticleDeps,
  moderator: Person,
  { siteId, articleId, change }: ArticleRef & { change: ArticleChange },
): Promise<Article> {
  const site = await deps.findSite(siteId);
  if (!mayModerate(moderator, siteId))
    throw new AppError("forbidden", "this takes a moderator of the site");
  refuseForeignUrl(site, change.url);
  const outcome = await deps.articleJournal.submit(streamOf(siteId, articleId), {
    kind: "change-article",
    siteId,
    articleId,
    actor: { id: moderator.id, moderator: true },
    change,
  });
  if (!("article" in outcome)) throw new Error("changing an article left none");
  return publicArticle(outcome.article, site.settings, new Date(deps.now()).toISOString());
}
