import type { Changes, DocumentChange } from "@parley/service-kit/journal/port";
import { type ArticleRecord, type CommentRecord, visible } from "./records.ts";

/** How many of an author's newest comments a repeat is looked for in. */
export const REPEATS_AMONG = 100;

/** What must be loaded before a command can be decided. */
export interface Needs {
  /** With each comment its root comes along. */
  readonly comments: readonly string[];
  /** The author whose earlier comments in this article matter, with the key and the text at hand. */
  readonly author: AuthorNeeds | null;
  /** What a repair recounts: absent for all else. */
  readonly recount?: RecountNeeds;
}

export interface RecountNeeds {
  /** The places of roots that come along with all that is below them. */
  readonly trees: readonly number[];
  /** Whether the article's visible comments are counted. */
  readonly count: boolean;
}

export interface AuthorNeeds {
  readonly id: string;
  /** null: no key (an edit). */
  readonly key: string | null;
  readonly textHash: string;
}

/** What the author did in this article before. */
export interface AuthorPast {
  readonly lastPostAt: string | null;
  /** The comment stored under each key asked for. */
  readonly byKey: ReadonlyMap<string, string>;
  /** The comments that say the same as each text asked for, among the author's newest REPEATS_AMONG. */
  readonly byText: ReadonlyMap<string, readonly string[]>;
}

/** The journal's working copy of one article: what the commands at hand need of it. */
export interface ArticleState {
  article: ArticleRecord | null;
  readonly comments: Map<string, CommentRecord>;
  readonly authors: Map<string, AuthorPast>;
  /** The article's visible comments, counted anew; null where no command asks for it. */
  visible: number | null;
}

/** What there is before anything is loaded. */
export function emptyState(): ArticleState {
  return { article: null, comments: new Map(), authors: new Map(), visible: null };
}

export const NO_PAST: AuthorPast = { lastPostAt: null, byKey: new Map(), byText: new Map() };

/** Takes an entry's changes into the working copy, so that the next command is decided on them. */
export function evolve(state: ArticleState, changes: Changes): void {
  if (Object.keys(changes.head).length > 0)
    state.article = { ...state.article, ...changes.head } as ArticleRecord;
  for (const { id, fields } of changes.create) {
    const comment = fields as CommentRecord;
    state.comments.set(id, comment);
    countVisible(state, visible(comment));
    rememberPost(state, comment);
  }
  for (const change of changes.set) takeFields(state, change);
}

function takeFields(state: ArticleState, { id, fields }: DocumentChange): void {
  const before = state.comments.get(id);
  if (!before) return;
  const after = { ...before, ...fields } as CommentRecord;
  state.comments.set(id, after);
  countVisible(state, visible(after) - visible(before));
  if (after.textHash !== before.textHash) rememberText(state, before, after);
}

function countVisible(state: ArticleState, by: number): void {
  if (state.visible !== null) state.visible += by;
}

/** A new text is said from now on, the old one no longer: what a repeat is looked for among. */
function rememberText(state: ArticleState, before: CommentRecord, after: CommentRecord): void {
  const past = before.authorId === null ? undefined : state.authors.get(before.authorId);
  if (before.authorId === null || !past) return;
  const byText = new Map(past.byText);
  const saying = (hash: string) => (byText.get(hash) ?? []).filter((id) => id !== after.id);
  if (before.textHash !== null) byText.set(before.textHash, saying(before.textHash));
  if (after.textHash !== null) byText.set(after.textHash, [...saying(after.textHash), after.id]);
  state.authors.set(before.authorId, { ...past, byText });
}

function rememberPost(state: ArticleState, comment: CommentRecord): void {
  if (comment.authorId === null || comment.textHash === null) return;
  const past = state.authors.get(comment.authorId) ?? NO_PAST;
  const same = past.byText.get(comment.textHash) ?? [];
  state.authors.set(comment.authorId, {
    lastPostAt: comment.createdAt,
    byKey: new Map(past.byKey).set(comment.key, comment.id),
    byText: new Map(past.byText).set(comment.textHash, [...same, comment.id]),
  });
}
