import type { CommentStatus, ContentNode, Flag } from "@parley/contracts/types";

/** A comment as the views keep it. Authors' names are joined on read. */
export type CommentRecord = {
  readonly id: string;
  readonly stream: string;
  readonly siteId: string;
  readonly articleId: string;
  readonly parentId: string | null;
  readonly rootId: string;
  /** The root's place: with `ordinal` it is where the comment stands among the article's. */
  readonly rootPlace: number;
  readonly depth: number;
  readonly ordinal: number;
  /** Order of arrival in the article: 1, 2, 3 … */
  readonly place: number;
  readonly authorId: string | null;
  readonly status: CommentStatus;
  /** It stood visible at some time: from then on the public knows of it. */
  readonly wasPublic: boolean;
  readonly answered: boolean;
  readonly pinned: boolean;
  /** It stands in the public thread, itself or as a tombstone. */
  readonly shown: boolean;
  readonly createdAt: string;
  readonly editedAt: string | null;
  readonly version: number;
  /** The entry that changed it last. */
  readonly n: number;
  /** The entry of the last decision on it: reports made before it are settled. */
  readonly decidedN: number;
  readonly content: readonly ContentNode[];
  readonly source: string;
  /** Hash of the text without what hides a repeat; null where there is no text any more. */
  readonly textHash: string | null;
  /** Why a rule holds it. */
  readonly flags: readonly Flag[];
  /** Why and when a moderator hid it. */
  readonly hiddenReason: string | null;
  readonly hiddenAt: string | null;
  /** [J2] The author's key, and a hash of (parent, body) as first sent. */
  readonly key: string;
  readonly fingerprint: string;
  /** A root's own: visible comments below it, and the last ordinal given out. */
  readonly replyCount: number;
  readonly lastOrdinal: number;
  /** [J12] Counters of rows outside the journal; an entry never sets them but on creation. */
  readonly up: number;
  readonly down: number;
  /** Wilson's lower bound of the two: what "best" orders by. */
  readonly score: number;
  readonly openReports: number;
};

/** The stream's own document. null: as the site has it. */
export type ArticleRecord = {
  readonly siteId: string;
  readonly articleId: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly state: "open" | "closed";
  readonly slowModeSeconds: number | null;
  readonly premoderated: boolean | null;
  readonly closesAt: string | null;
  readonly commentCount: number;
  readonly lastPlace: number;
};

/** An article nothing happened in yet. */
export function emptyArticle(siteId: string, articleId: string): ArticleRecord {
  return {
    siteId,
    articleId,
    url: null,
    title: null,
    state: "open",
    slowModeSeconds: null,
    premoderated: null,
    closesAt: null,
    commentCount: 0,
    lastPlace: 0,
  };
}

/** How many it adds to the visible ones. */
export function visible(comment: Pick<CommentRecord, "status">): 0 | 1 {
  return comment.status === "visible" ? 1 : 0;
}

export function isClosed(article: Pick<ArticleRecord, "state" | "closesAt">, at: string): boolean {
  return article.state === "closed" || (article.closesAt !== null && article.closesAt <= at);
}
