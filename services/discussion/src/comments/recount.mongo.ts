import { AppError } from "@parley/service-kit/problem";
import { eq } from "@parley/service-kit/storage/mongo/checked";
import type { MongoStore } from "@parley/service-kit/storage/mongo/open-mongo";
import { COMMENTS } from "../article-stream/changes.ts";
import { type CommentDocument, commentFilter } from "../article-stream/documents.mongo.ts";
import type { CommentRecord } from "../article-stream/records.ts";

/** Lost races with other processes before `overloaded`. */
const TRIES_MAX = 40;

export interface RecountOptions<Counters> {
  /** Goes up with each recount, so that one which began before another ended is told from one that began after. */
  readonly revision: "voteRecounts" | "reportRecounts";
  /** Counts the rows; the comment is as just read. */
  count(comment: CommentRecord): Promise<Counters>;
}

/**
 * [J12] Sets a comment's counters to what its rows say, under a compare-and-set on the fields that only recounts
 * move and on the last decision: rows are counted after these were read, so what is written last has seen every row
 * that was there before its own recount began. Equal counters would not tell: one vote taken back and one come new
 * are the same sum.
 */
export function createRecount<Counters extends Partial<CommentRecord>>(
  store: MongoStore,
  { revision, count }: RecountOptions<Counters>,
): (commentId: string) => Promise<Counters> {
  const comments = store.collection<CommentDocument>(COMMENTS);

  /** null: somebody else came between. */
  async function attempt(id: string): Promise<Counters | null> {
    const comment = await store.run(() => comments.findOne(commentFilter(id)));
    if (!comment) throw new AppError("not-found", "there is no such comment");
    const counters = await count(comment);
    const filter = {
      ...commentFilter(id),
      // null also finds a comment that was never recounted.
      [revision]: eq(comment[revision] ?? null),
      decidedN: eq(comment.decidedN),
    };
    const update = { $set: { ...counters }, $inc: { [revision]: 1 } };
    const { matchedCount } = await store.run(() => comments.updateOne(filter, update));
    return matchedCount === 1 ? counters : null;
  }

  return shareRuns(async (id) => {
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const counters = await attempt(id);
      if (counters) return counters;
    }
    throw new AppError("overloaded", "too many count here at once; try again");
  });
}

/**
 * At most one run for an id is under way; whoever comes meanwhile shares the next, which begins after what each of
 * them wrote. So fifty votes at once cost two recounts, not fifty that hinder each other.
 */
function shareRuns<Result>(run: (id: string) => Promise<Result>): (id: string) => Promise<Result> {
  const running = new Map<string, Promise<unknown>>();
  const waiting = new Map<string, Promise<Result>>();

  async function start(id: string): Promise<Result> {
    await running.get(id)?.catch(() => {});
    waiting.delete(id);
    const result = run(id);
    running.set(id, result);
    try {
      return await result;
    } finally {
      if (running.get(id) === result) running.delete(id);
    }
  }

  return (id) => {
    const next = waiting.get(id) ?? start(id);
    waiting.set(id, next);
    return next;
  };
}
