import type { Sort } from "@parley/contracts/types";
import type { CommentRecord } from "../article-stream/records.ts";

/** Where a root stands in an order: pinned ones first, then by the sort's own key, then by place. */
export interface RootPosition {
  readonly pinned: boolean;
  /** The score (best), the replies (discussed), else the place. */
  readonly key: number;
  readonly place: number;
}

/** What is read of comments. A miss is null or absent, never an error. */
export interface CommentReads {
  /** [CR1] null for an unknown id. */
  find(id: string): Promise<CommentRecord | null>;
  /** [CR2] The known ones of these, by id; at most 1,000 asked at once. */
  findMany(ids: readonly string[]): Promise<ReadonlyMap<string, CommentRecord>>;
  /** [CR3] [J2] The comment its author stored under this key in this article. */
  findByKey(stream: string, authorId: string, key: string): Promise<CommentRecord | null>;
  /**
   * [CR4] Shown roots after `after` in the sort's order: pinned first; best by score, discussed by replies, newest by
   * place, all falling, oldest by rising place; equal keys by falling place.
   */
  roots(
    stream: string,
    sort: Sort,
    page: { after: RootPosition | null; limit: number },
  ): Promise<readonly CommentRecord[]>;
  /** [CR5] For each of these roots its first `limit` shown descendants by ordinal. */
  firstReplies(
    stream: string,
    rootPlaces: readonly number[],
    limit: number,
  ): Promise<readonly CommentRecord[]>;
  /** [CR6] A root's shown descendants after that ordinal, by ordinal. */
  replies(
    root: CommentRecord,
    page: { after: number; limit: number },
  ): Promise<readonly CommentRecord[]>;
  /** [CR7] The author's own that nobody else sees: held (oldest first), and hidden (newest first). At most `limit`. */
  ownWithStatus(
    stream: string,
    authorId: string,
    page: { status: "pending" | "hidden"; limit: number },
  ): Promise<readonly CommentRecord[]>;
}

export function positionOf(comment: CommentRecord, sort: Sort): RootPosition {
  const { pinned, place } = comment;
  if (sort === "best") return { pinned, key: comment.score, place };
  if (sort === "discussed") return { pinned, key: comment.replyCount, place };
  return { pinned, key: place, place };
}
