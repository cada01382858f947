/**
 * [W2] Where a watcher stands in an article's journal. A thread page counts only when nothing was held (of several
 * pages, the smallest seq); `changes` moves it; a push moves it only when it begins at or before it. A `watch`
 * acknowledgement and later pages never move it.
 */

/** The seq of first pages: the smallest of them. */
export function positionOfPages(seqs: readonly number[]): number {
  return seqs.length === 0 ? 0 : Math.min(...seqs);
}

/** The position after a push, or null where the push begins later: something was missed, fetch `changes`. */
export function positionAfterPush(
  seq: number,
  push: { after: number; seq: number },
): number | null {
  return push.after <= seq ? Math.max(seq, push.seq) : null;
}
