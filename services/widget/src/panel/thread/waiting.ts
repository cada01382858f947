import type { Comment } from "@parley/contracts/types";
import { commentOf, type ThreadState } from "./thread-state.ts";

/** Roots that arrived since and wait in the pill. */
export function waitingRoots(state: ThreadState): Comment[] {
  return waiting(state).filter((comment) => comment.id === comment.rootId);
}

/** Replies that arrived since and wait in their thread. */
export function waitingReplies(state: ThreadState, rootId: string): Comment[] {
  return waiting(state).filter(
    (comment) => comment.rootId === rootId && comment.id !== comment.rootId,
  );
}

function waiting(state: ThreadState): Comment[] {
  return [...state.waiting].flatMap((id) => commentOf(state, id) ?? []);
}
