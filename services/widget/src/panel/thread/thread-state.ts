import { isShown } from "@parley/contracts/visible-thread";
import type { Held } from "@parley/contracts/merge";
import type { Article, Comment, Sort, ThreadPage } from "@parley/contracts/types";

/**
 * What this screen knows of one discussion and which of it is on screen. Plain data, changed in place by the
 * functions of this folder; no DOM, no clock, no network.
 */
export interface ThreadState {
  article: Article;
  sort: Sort;
  /** [W2] Where this watcher stands in the article's journal. */
  seq: number;
  /** The seq that `article.commentCount` came with. */
  countSeq: number;
  /** Public states by id. */
  known: Map<string, Held>;
  /** What only this person may see of a comment: an own pending one, or a moderator's view. */
  privately: Map<string, Comment>;
  /** Roots on screen, in order. */
  roots: string[];
  /** Everything on screen. What is here stays until the thread is loaded anew: nothing moves under the reader. */
  shown: Set<string>;
  /** Arrived since, not on screen until asked for. */
  waiting: Set<string>;
  /** By root: the ordinal up to which all replies are held; null: all of them are. */
  heldThrough: Map<string, number | null>;
  nextCursor: string | null;
  /** Whether the whole list of roots begins on this screen (no `?cursor=`). */
  fromStart: boolean;
  /** Comments made before this moment (ms) were there when the page was, so they are not new. */
  openedAt: number;
}

/** A page may be this much older than the moment it was printed at (P2). */
const PAGE_AGE_MS = 30_000;

export function emptyThread(page: ThreadPage, sort: Sort, openedAt: number): ThreadState {
  return {
    article: page.article,
    sort,
    seq: page.seq,
    countSeq: page.seq,
    known: new Map(),
    privately: new Map(),
    roots: [],
    shown: new Set(),
    waiting: new Set(),
    heldThrough: new Map(),
    nextCursor: null,
    fromStart: true,
    openedAt: openedAt - PAGE_AGE_MS,
  };
}

export function show(state: ThreadState, id: string): void {
  state.waiting.delete(id);
  const comment = commentOf(state, id);
  if (comment && (isShown(comment) || state.privately.has(id))) state.shown.add(id);
}

/** What this reader sees of a comment: the private view unless the public one has moved on. */
export function commentOf(state: ThreadState, id: string): Comment | undefined {
  const held = state.known.get(id)?.comment;
  const mine = state.privately.get(id);
  if (!mine || !held) return mine ?? held;
  if (mine.version < held.version) return held;
  return { ...mine, replyCount: held.replyCount, answered: held.answered };
}
