import type { Comment } from "@parley/contracts/types";
import { waitingReplies } from "./waiting.ts";
import { commentOf, type ThreadState } from "./thread-state.ts";

/** Lists nest this deep; what is deeper stands flat in the last of them. */
const NESTED_MAX = 3;

export interface CommentNode {
  comment: Comment;
  parent: Comment | null;
  children: CommentNode[];
  /** Deeper than lists nest: it tells whom it answers instead. */
  flat: boolean;
}

export interface RootNode extends CommentNode {
  /** Visible replies that are not loaded. */
  moreReplies: number;
  /** Replies that arrived since. */
  newReplies: number;
}

/** The threads on screen, in order, as trees. Linear in what is on screen. */
export function threadView(state: ThreadState): RootNode[] {
  const { childrenOf, visibleOf } = group(state);
  return state.roots.flatMap((id) => {
    const comment = commentOf(state, id);
    if (!comment || !state.shown.has(id)) return [];
    const newReplies = waitingReplies(state, id).length;
    const loaded = (visibleOf.get(id) ?? 0) + newReplies;
    const all = state.heldThrough.get(id) === null;
    return {
      comment,
      parent: null,
      flat: false,
      children: childrenAt(comment, childrenOf, 1),
      newReplies,
      moreReplies: all ? 0 : Math.max(0, comment.replyCount - loaded),
    };
  });
}

/** What is on screen by parent, in order of arrival, and how many visible replies each root has there. */
function group(state: ThreadState) {
  const childrenOf = new Map<string, Comment[]>();
  const visibleOf = new Map<string, number>();
  for (const id of state.shown) {
    const comment = commentOf(state, id);
    if (!comment?.parentId) continue;
    const siblings = childrenOf.get(comment.parentId);
    if (siblings) siblings.push(comment);
    else childrenOf.set(comment.parentId, [comment]);
    if (comment.status !== "visible") continue;
    visibleOf.set(comment.rootId, (visibleOf.get(comment.rootId) ?? 0) + 1);
  }
  for (const siblings of childrenOf.values()) siblings.sort((a, b) => a.ordinal - b.ordinal);
  return { childrenOf, visibleOf };
}

/** At the last level that nests, a comment's descendants follow it in the same list. */
function childrenAt(
  parent: Comment,
  childrenOf: ReadonlyMap<string, Comment[]>,
  level: number,
): CommentNode[] {
  return (childrenOf.get(parent.id) ?? []).flatMap((comment) => {
    const node = { comment, parent, flat: level > NESTED_MAX };
    const deeper = childrenAt(comment, childrenOf, level + 1);
    return level < NESTED_MAX
      ? [{ ...node, children: deeper }]
      : [{ ...node, children: [] }, ...deeper];
  });
}
