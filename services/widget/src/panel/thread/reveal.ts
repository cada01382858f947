import type { Comment } from "@parley/contracts/types";
import { sortByAge } from "./take-pages.ts";
import { commentOf, show, type ThreadState } from "./thread-state.ts";

/** Puts the roots that wait on screen, newest first, with their replies. Returns them in the order shown. */
export function revealRoots(state: ThreadState): string[] {
  const fresh = waitingRoots(state).toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  for (const root of fresh.toReversed()) putRoot(state, root);
  for (const root of fresh) revealReplies(state, root.id);
  return state.roots.filter((id) => fresh.some((root) => root.id === id));
}

/** Puts a thread's waiting replies on screen. Returns them by arrival. */
export function revealReplies(state: ThreadState, rootId: string): string[] {
  const fresh = waitingReplies(state, rootId).toSorted((a, b) => a.ordinal - b.ordinal);
  for (const reply of fresh) show(state, reply.id);
  return fresh.map((reply) => reply.id);
}

/** An own or a moderator's comment is on screen at once, whatever the public may see of it. */
export function showPrivately(state: ThreadState, comment: Comment): void {
  state.privately.set(comment.id, comment);
  if (comment.id === comment.rootId) putRoot(state, comment);
  else show(state, comment.id);
}

export function waitingRoots(state: ThreadState): Comment[] {
  return waiting(state).filter((comment) => comment.id === comment.rootId);
}

export function waitingReplies(state: ThreadState, rootId: string): Comment[] {
  return waiting(state).filter(
    (comment) => comment.rootId === rootId && comment.id !== comment.rootId,
  );
}

function waiting(state: ThreadState): Comment[] {
  return [...state.waiting].flatMap((id) => commentOf(state, id) ?? []);
}

/** A new root stands below the pinned ones; in "oldest" at its own place. */
function putRoot(state: ThreadState, root: Comment): void {
  if (!state.roots.includes(root.id)) {
    const pinned = state.roots.filter((id) => commentOf(state, id)?.pinned).length;
    state.roots.splice(pinned, 0, root.id);
    if (!state.heldThrough.has(root.id)) state.heldThrough.set(root.id, null);
    if (state.sort === "oldest") sortByAge(state);
  }
  show(state, root.id);
}
