import { mergeComments } from "@parley/contracts/merge";
import { positionAfterPush } from "@parley/contracts/watch-position";
import type { CommentsPush } from "@parley/contracts/live-events";
import type { Article, ChangesPage, Comment, Votes } from "@parley/contracts/types";
import type { ThreadState } from "./thread-state.ts";

/**
 * [W2] [W3] Takes a push in. False where it begins after this watcher's position: something was missed, so the
 * caller fetches `changes`; what came is kept, the position stands.
 */
export function takePush(state: ThreadState, push: CommentsPush): boolean {
  takeComments(state, push.comments, push.seq);
  takeCount(state, push.commentCount, push.seq);
  const position = positionAfterPush(state.seq, push);
  if (position !== null) state.seq = position;
  return position !== null;
}

/** [W2] Takes an answer of `changes` in; the caller has looked at `resync`. */
export function takeChanges(state: ThreadState, changes: ChangesPage): void {
  takeComments(state, changes.comments, changes.seq);
  takeCount(state, changes.article.commentCount, changes.seq);
  takeArticle(state, changes.article);
  state.seq = Math.max(state.seq, changes.seq);
}

/** State, title, slow mode; the count has a seq of its own. */
export function takeArticle(state: ThreadState, article: Article): void {
  state.article = { ...article, commentCount: state.article.commentCount };
}

/** [W3] Votes are hints: they change the number on a visible comment and nothing else. */
export function takeVotes(state: ThreadState, votes: Readonly<Record<string, Votes>>): void {
  for (const [id, count] of Object.entries(votes)) {
    const held = state.known.get(id);
    if (held?.comment.status !== "visible") continue;
    state.known.set(id, { ...held, comment: { ...held.comment, votes: count } });
  }
}

function takeCount(state: ThreadState, commentCount: number, seq: number): void {
  if (seq < state.countSeq) return;
  state.countSeq = seq;
  state.article = { ...state.article, commentCount };
}

function takeComments(state: ThreadState, comments: readonly Comment[], seq: number): void {
  const changed = mergeComments(state.known, comments, seq);
  for (const { id } of comments) {
    const comment = state.known.get(id)?.comment;
    if (!comment || !changed.has(id) || state.shown.has(id)) continue;
    if (comment.status !== "visible") state.waiting.delete(id);
    else if (isNews(state, comment)) state.waiting.add(id);
  }
}

/** New to the reader, and not merely on a page that was not loaded (a reply or an edit brings those, too). */
function isNews(state: ThreadState, comment: Comment): boolean {
  const isRoot = comment.id === comment.rootId;
  if (!isRoot && !state.roots.includes(comment.rootId) && !state.waiting.has(comment.rootId)) {
    return false;
  }
  const allHeld = isRoot
    ? state.fromStart && state.nextCursor === null
    : state.heldThrough.get(comment.rootId) === null;
  return allHeld || Date.parse(comment.createdAt) >= state.openedAt;
}
