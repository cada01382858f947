import type { RepairCommand } from "../article-stream/commands.ts";
import type { RepairOutcome } from "../article-stream/decide/repair.ts";
import type { ArticleRecord, CommentRecord } from "../article-stream/records.ts";
import { streamOf } from "../article-stream/stream-id.ts";
import type { ArticleJournal } from "../article-stream/submit-comment-command.ts";
import type { QueuePage, QueueReads } from "../moderation/queue/queue-reads.ts";
import type { ReportStore } from "../moderation/reports/report-store.ts";
import type { VoteStore } from "../votes/vote-store.ts";

export interface RepairArticleDeps {
  readonly queue: Pick<QueueReads, "list">;
  readonly votes: Pick<VoteStore, "recount">;
  readonly reports: Pick<ReportStore, "recount">;
  readonly articleJournal: Pick<ArticleJournal, "submit">;
}

export type Differences = Pick<RepairOutcome, "comments" | "fields">;

/** In comments: how many are read, and about how many one command recounts. A tree is never parted. */
const AT_ONCE = 300;

/**
 * [C3] Piece by piece, so that an article of any size keeps nobody waiting; each answers what of it was repaired,
 * perhaps nothing. What comes in meanwhile is counted by the command that brings it.
 */
export async function* repairArticle(
  deps: RepairArticleDeps,
  { siteId, articleId }: Pick<ArticleRecord, "siteId" | "articleId">,
): AsyncGenerator<Differences> {
  const stream = streamOf(siteId, articleId);
  for await (const comments of everyComment(deps, { siteId, stream })) {
    yield inField("votes", await deps.votes.recount(comments));
    yield inField("openReports", await deps.reports.recount(comments));
    for (const trees of treesOf(comments))
      yield* repairViews(deps, stream, { kind: "repair", trees, count: false });
  }
  yield* repairViews(deps, stream, { kind: "repair", trees: [], count: true });
}

/** Newest first: who posts meanwhile stands before the first. */
async function* everyComment(
  deps: Pick<RepairArticleDeps, "queue">,
  where: Pick<QueuePage, "siteId" | "stream">,
): AsyncGenerator<readonly CommentRecord[]> {
  let after: CommentRecord | undefined;
  do {
    const page = { ...where, after: after ?? null, limit: AT_ONCE };
    const comments = await deps.queue.list("all", page);
    if (comments.length > 0) yield comments;
    after = comments.at(-1);
  } while (after);
}

/** The roots among these, by place, as many at once as their own word of their size allows. */
function* treesOf(comments: readonly CommentRecord[]): Generator<readonly number[]> {
  let trees: number[] = [];
  let size = 0;
  for (const { id, rootId, place, lastOrdinal } of comments) {
    if (id !== rootId) continue;
    trees.push(place);
    size += 1 + lastOrdinal;
    if (size < AT_ONCE) continue;
    yield trees;
    [trees, size] = [[], 0];
  }
  if (trees.length > 0) yield trees;
}

/** One entry may not hold all; it ends too where a repair repairs nothing. */
async function* repairViews(
  deps: Pick<RepairArticleDeps, "articleJournal">,
  stream: string,
  command: RepairCommand,
): AsyncGenerator<Differences> {
  let left = Infinity;
  let before: number;
  do {
    before = left;
    const outcome = await deps.articleJournal.submit(stream, command);
    if (!("left" in outcome)) throw new Error("a repair told nothing of what it did");
    yield outcome;
    left = outcome.left;
  } while (left > 0 && left < before);
}

function inField(name: string, comments: readonly string[]): Differences {
  return { comments, fields: comments.length > 0 ? [name] : [] };
}
