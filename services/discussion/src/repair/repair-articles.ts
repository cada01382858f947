import type { ArticleRecord } from "../article-stream/records.ts";
import { streamOf } from "../article-stream/stream-id.ts";
import type { ArticleReads } from "../articles/article-reads.ts";
import { type Differences, repairArticle, type RepairArticleDeps } from "./repair-article.ts";

export interface RepairDeps extends RepairArticleDeps {
  readonly articles: Pick<ArticleReads, "all">;
  /** For each article that was not as recounted, once it is: in which comments, in which fields. */
  onRepaired(article: ArticleRecord, differences: Differences): void;
}

const ARTICLES_AT_ONCE = 100;

/** [C3] Every article of every site, one after the other. May be cut short and run again at any time. */
export async function repairArticles(
  deps: RepairDeps,
): Promise<{ readonly looked: number; readonly repaired: number }> {
  let [looked, repaired] = [0, 0];
  for await (const article of everyArticle(deps)) {
    looked += 1;
    const differences = await together(repairArticle(deps, article));
    if (differences.fields.length === 0) continue;
    repaired += 1;
    deps.onRepaired(article, differences);
  }
  return { looked, repaired };
}

async function* everyArticle({ articles }: Pick<RepairDeps, "articles">) {
  let last: ArticleRecord | undefined;
  do {
    const after = last ? streamOf(last.siteId, last.articleId) : null;
    const found = await articles.all(after, ARTICLES_AT_ONCE);
    yield* found;
    last = found.at(-1);
  } while (last);
}

async function together(pieces: AsyncIterable<Differences>): Promise<Differences> {
  const comments = new Set<string>();
  const fields = new Set<string>();
  for await (const piece of pieces) {
    for (const id of piece.comments) comments.add(id);
    for (const name of piece.fields) fields.add(name);
  }
  return { comments: [...comments], fields: [...fields].toSorted() };
}
