import { mergeComments } from "@parley/contracts/merge";
import type { Comment } from "@parley/contracts/types";
import type { PanelProps } from "../panel-props.ts";
import { takePage, takeReplies } from "./take-pages.ts";
import { emptyThread, show, type ThreadState } from "./thread-state.ts";

type Opening = Pick<PanelProps, "page" | "linked" | "sort" | "cursor" | "renderedAt">;

/** The thread as the server's page has it; the linked comment's thread stands first if the page lacks it. */
export function openThread({ page, linked, sort, cursor, renderedAt }: Opening): ThreadState {
  const state = emptyThread(page, sort, Date.parse(renderedAt));
  state.fromStart = cursor === null;
  takePage(state, page);
  if (linked) {
    const { rootId } = linked.comment;
    showChain(state, [...linked.ancestors, linked.comment]);
    const held = state.heldThrough.get(rootId) ?? null;
    if (linked.replies) takeReplies(state, rootId, linked.replies);
    // Further on in the thread than the page goes: what stands between is not held yet.
    if (held !== null && linked.after > held) state.heldThrough.set(rootId, held);
  }
  return state;
}

/** Puts a comment and its ancestors (root first) on screen; the root goes to the top if it was not there. */
export function showChain(state: ThreadState, chain: readonly Comment[]): void {
  mergeComments(state.known, chain, state.seq);
  const root = chain[0];
  if (!root) return;
  if (!state.roots.includes(root.id)) state.roots.unshift(root.id);
  if (!state.heldThrough.has(root.id)) {
    state.heldThrough.set(root.id, root.replyCount === 0 ? null : 0);
  }
  for (const comment of chain) show(state, comment.id);
}
