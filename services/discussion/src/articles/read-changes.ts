import type { ArticleRef } from "@parley/contracts/live-events";
import type { ChangesPage } from "@parley/contracts/types";
import type { JournalReads } from "@parley/service-kit/journal/port";
import { changesSince } from "../article-stream/changes-since.ts";
import { streamOf } from "../article-stream/stream-id.ts";
import { presentComments, type PresentDeps, THE_PUBLIC } from "../comments/present-comments.ts";
import { readArticle, type ReadArticleDeps } from "./read-article.ts";

export interface ReadChangesDeps extends ReadArticleDeps, PresentDeps {
  readonly journal: Pick<JournalReads, "entries">;
}

/**
 * What changed after `since`, each comment once in its latest public state, the tombstone of every one that was ever
 * public [C2]. Perhaps more than that, never less.
 */
export async function readChanges(
  deps: ReadChangesDeps,
  ref: ArticleRef,
  since: number,
): Promise<ChangesPage> {
  const { article, seq: last } = await readArticle(deps, ref);
  const stream = streamOf(ref.siteId, ref.articleId);
  const { ids, seq, more, resync } = await changesSince(deps, stream, { since, last });
  const found = await deps.comments.findMany(ids);
  const records = [...found.values()].toSorted((a, b) => a.place - b.place);
  const comments = await presentComments(deps, records, THE_PUBLIC);
  return { article, comments, seq, more, resync };
}
