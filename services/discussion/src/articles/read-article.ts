import type { ArticleRef } from "@parley/contracts/live-events";
import type { Article } from "@parley/contracts/types";
import { emptyArticle } from "../article-stream/records.ts";
import { streamOf } from "../article-stream/stream-id.ts";
import type { FindSite } from "../sites/find-site.ts";
import type { ArticleReads } from "./article-reads.ts";
import { publicArticle } from "./public-article.ts";

export interface ReadArticleDeps {
  readonly articles: Pick<ArticleReads, "find">;
  readonly findSite: FindSite;
  readonly now: () => number;
}

/** The article, an empty one where nothing happened yet, with its last seq. AppError not-found for an unknown site. */
export async function readArticle(
  deps: ReadArticleDeps,
  { siteId, articleId }: ArticleRef,
): Promise<{ article: Article; seq: number }> {
  const { settings } = await deps.findSite(siteId);
  const found = await deps.articles.find(streamOf(siteId, articleId));
  const record = found?.article ?? emptyArticle(siteId, articleId);
  const at = new Date(deps.now()).toISOString();
  return { article: publicArticle(record, settings, at), seq: found?.n ?? 0 };
}
