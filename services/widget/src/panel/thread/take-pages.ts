import { mergeComments } from "@parley/contracts/merge";
import type { RepliesPage, ThreadPage } from "@parley/contracts/types";
import { show, type ThreadState } from "./thread-state.ts";

/**
 * A page of roots with their first replies goes on screen below what is there. [W2] It never moves `seq`: only the
 * first page, into an empty state, stands for one.
 */
export function takePage(state: ThreadState, page: ThreadPage): void {
  mergeComments(state.known, page.comments, state.seq);
  for (const comment of page.comments) {
    if (comment.id === comment.rootId && !state.roots.includes(comment.id)) {
      state.roots.push(comment.id);
    }
    show(state, comment.id);
  }
  for (const comment of page.comments) {
    if (comment.id === comment.rootId) noteHeld(state, comment.id, page);
  }
  state.nextCursor = page.nextCursor;
  if (state.sort === "oldest") sortByAge(state);
}

/** Replies of a root, from where they were held on; they go on screen. */
export function takeReplies(state: ThreadState, rootId: string, page: RepliesPage): void {
  mergeComments(state.known, page.comments, state.seq);
  for (const comment of page.comments) show(state, comment.id);
  const last = page.comments.at(-1)?.ordinal ?? 0;
  const through = state.heldThrough.get(rootId);
  if (through === null) return;
  state.heldThrough.set(rootId, page.nextCursor === null ? null : Math.max(through ?? 0, last));
}

/** Whoever comes by another way (pill, link) is kept in the order of "oldest". */
export function sortByAge(state: ThreadState): void {
  const age = (id: string) => state.known.get(id)?.comment;
  state.roots = state.roots.toSorted((a, b) => {
    const [one, other] = [age(a), age(b)];
    if (!one || !other || one.pinned !== other.pinned) return other?.pinned ? 1 : -1;
    return one.createdAt < other.createdAt ? -1 : 1;
  });
}

function noteHeld(state: ThreadState, rootId: string, page: ThreadPage): void {
  if (state.heldThrough.get(rootId) === null) return;
  const replies = page.comments.filter((one) => one.rootId === rootId && one.id !== rootId);
  const root = state.known.get(rootId)?.comment;
  const visible = replies.filter((one) => one.status === "visible").length;
  const all = visible >= (root?.replyCount ?? 0);
  state.heldThrough.set(rootId, all ? null : (replies.at(-1)?.ordinal ?? 0));
}
