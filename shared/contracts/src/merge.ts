import type { Comment } from "./types.ts";

/** A comment as held by a watcher, with the `seq` of the answer or push that brought it. */
export interface Held {
  comment: Comment;
  seq: number;
}

/**
 * [W3] Takes in comments that came with `seq`. The highest version stands; at equal version the one that came
 * with the later seq does (names, badges, counts move without a version), and its replyCount goes to every
 * comment of that root. Changes `known` in place and returns the ids whose held comment changed.
 */
export function mergeComments(
  known: Map<string, Held>,
  comments: readonly Comment[],
  seq: number,
): Set<string> {
  const changed = new Set<string>();
  const countOfRoot = new Map<string, number>();
  for (const comment of comments) {
    const held = known.get(comment.id);
    if (held && isNewer(held, comment, seq)) continue;
    known.set(comment.id, { comment, seq });
    changed.add(comment.id);
    countOfRoot.set(comment.rootId, comment.replyCount);
  }
  if (countOfRoot.size > 0) spreadReplyCounts(known, { countOfRoot, seq }, changed);
  return changed;
}

function isNewer(held: Held, comment: Comment, seq: number): boolean {
  if (held.comment.version !== comment.version) return held.comment.version > comment.version;
  return held.seq > seq;
}

function spreadReplyCounts(
  known: Map<string, Held>,
  later: { countOfRoot: ReadonlyMap<string, number>; seq: number },
  changed: Set<string>,
): void {
  for (const [id, held] of known) {
    const count = later.countOfRoot.get(held.comment.rootId);
    if (count === undefined || count === held.comment.replyCount || held.seq > later.seq) continue;
    known.set(id, { comment: { ...held.comment, replyCount: count }, seq: held.seq });
    changed.add(id);
  }
}
