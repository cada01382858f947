import type { ChangesPage, Comment } from "@parley/contracts/types";

/** Reads again at most so often for what was applied while it read. */
const READS_MAX = 3;

/** What is new after `since`, as one push tells it. */
export type Batch = Omit<ChangesPage, "more" | "resync">;

/**
 * One page of changes and, if entries were applied during the read, what they changed too, so that a text hidden
 * meanwhile is not pushed after its hide was answered. Comments keep the order in which they were first met, each
 * in its latest state. `resync` (too far behind) becomes an empty batch with the newest number.
 */
export async function readBatch(
  read: (since: number) => Promise<ChangesPage>,
  since: number,
  lastKnown: () => number,
): Promise<Batch & { resync: boolean }> {
  let page = await read(since);
  const latest = new Map<string, Comment>();
  for (let reads = 1; ; reads += 1) {
    if (page.resync) {
      return { ...page, comments: [], seq: Math.max(page.seq, lastKnown()) };
    }
    for (const comment of page.comments) latest.set(comment.id, comment);
    if (page.more || page.seq >= lastKnown() || reads === READS_MAX) break;
    page = await read(page.seq);
  }
  return { article: page.article, comments: [...latest.values()], seq: page.seq, resync: false };
}
