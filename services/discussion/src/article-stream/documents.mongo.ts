import type { Fields } from "@parley/service-kit/journal/port";
import { byId } from "@parley/service-kit/storage/mongo/checked";
import type { MongoIndex } from "@parley/service-kit/storage/mongo/indexes";
import { COMMENTS } from "./changes.ts";
import type { ArticleRecord, CommentRecord } from "./records.ts";

/** Where the article streams' own documents are. */
export const ARTICLES = "articles";

export type ArticleDocument = ArticleRecord & {
  readonly _id: string;
  readonly n: number;
  readonly at: string;
};

/** A comment is stored as it is, with how often its counters were recounted: what a recount compares by [J12]. */
export interface CommentDocument extends CommentRecord {
  readonly _id: string;
  readonly voteRecounts?: number;
  readonly reportRecounts?: number;
}

/** Only roots that stand in the thread. */
const SHOWN_ROOTS = { ordinal: 0, shown: true };
const WAITING = { status: { $in: ["pending", "hidden"] } };
const REPORTED = { openReports: { $gt: 0 } };

/** The same as in SQLite: one for each way that comments are read. */
export const COMMENT_INDEXES: readonly MongoIndex[] = [
  commentIndex({ stream: 1, pinned: 1, place: 1 }, SHOWN_ROOTS),
  commentIndex({ stream: 1, pinned: 1, score: 1, place: 1 }, SHOWN_ROOTS),
  commentIndex({ stream: 1, pinned: 1, replyCount: 1, place: 1 }, SHOWN_ROOTS),
  commentIndex({ stream: 1, rootPlace: 1, ordinal: 1 }),
  commentIndex({ stream: 1, place: 1 }),
  commentIndex({ stream: 1, authorId: 1, place: -1, createdAt: 1, textHash: 1, id: 1 }),
  commentIndex({ stream: 1, authorId: 1, status: 1, place: 1 }, WAITING),
  commentIndex({ stream: 1, status: 1, place: 1 }, WAITING),
  commentIndex({ stream: 1, place: 1, openReports: 1 }, REPORTED),
  commentIndex({ siteId: 1, createdAt: 1, id: 1 }),
  commentIndex({ siteId: 1, status: 1, createdAt: 1, id: 1 }, WAITING),
  commentIndex({ siteId: 1, createdAt: 1, id: 1, openReports: 1 }, REPORTED),
];

function commentIndex(key: MongoIndex["key"], only?: MongoIndex["only"]): MongoIndex {
  return { collection: COMMENTS, key, ...(only && { only }) };
}

/** [J11] By `_id`, which begins with the stream's: the range key of a cluster as well. */
export function commentFilter(id: string) {
  return byId(id);
}

export function commentIn(document: CommentDocument): CommentRecord {
  const { _id, voteRecounts: _votes, reportRecounts: _reports, ...comment } = document;
  return comment;
}

/** From the stream's document as the journal or a read found it. */
export function articleIn(document: ArticleDocument): ArticleRecord {
  const { _id, n: _n, at: _at, ...article } = document;
  return article;
}

/** The journal hands the document over untyped: it is its own, as `markApplied` wrote it. */
export function articleInHead(head: Fields): ArticleRecord {
  return articleIn(head as ArticleDocument);
}
