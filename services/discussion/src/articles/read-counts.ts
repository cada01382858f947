import { streamOf } from "../article-stream/stream-id.ts";
import type { FindSite } from "../sites/find-site.ts";
import type { ArticleReads } from "./article-reads.ts";

/** Visible comments by article; 0 where nothing happened. AppError not-found for an unknown site. */
export async function readCounts(
  deps: { articles: Pick<ArticleReads, "counts">; findSite: FindSite },
  siteId: string,
  articleIds: readonly string[],
): Promise<{ counts: Record<string, number> }> {
  await deps.findSite(siteId);
  const streams = articleIds.map((articleId) => streamOf(siteId, articleId));
  const counts = await deps.articles.counts(streams);
  // Object.fromEntries makes own members of every name: an article may be called "__proto__".
  return {
    counts: Object.fromEntries(
      articleIds.map((articleId, i) => [articleId, counts.get(streams[i] ?? "") ?? 0]),
    ),
  };
}
