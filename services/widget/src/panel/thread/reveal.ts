import { mergeComments } from "@parley/contracts/merge";
import type { Comment } from "@parley/contracts/types";
import { sortByAge } from "./take-pages.ts";
import { commentOf, show, type ThreadState } from "./thread-state.ts";
import { waitingReplies, waitingRoots } from "./waiting.ts";

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

/** An answer to what this person did: an own comment, in whatever state it is now. It carries no seq. */
export function takeOwn(state: ThreadState, comment: Comment): void {
  if (comment.status === "pending") return showPrivately(state, comment);
  mergeComments(state.known, [comment], state.seq);
  if (comment.status === "visible" && comment.id === comment.rootId) putRoot(state, comment);
  else show(state, comment.id);
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
