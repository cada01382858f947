import type { Votes } from "@parley/contracts/types";
import type { CommentRecord } from "../article-stream/records.ts";

export interface Vote {
  readonly accountId: string;
  readonly value: 1 | 0 | -1;
  readonly at: string;
}

/** [J12] One row per person and comment, outside the journal; the comment's counters are recounted from the rows. */
export interface VoteStore {
  /**
   * [VS1] The row is durable and the comment's counters agree with the rows when it resolves, also where the same
   * vote was there already. Answers the counters.
   */
  put(comment: CommentRecord, vote: Vote): Promise<Votes>;
  /**
   * [VS3] Recounts these comments of one article, at most 500, and answers the ids of those whose counters were not
   * what the rows say.
   */
  recount(comments: readonly CommentRecord[]): Promise<readonly string[]>;
  /** [VS2] This person's newest votes in the article, at most `limit`. */
  mine(stream: string, accountId: string, limit: number): Promise<Readonly<Record<string, 1 | -1>>>;
}
