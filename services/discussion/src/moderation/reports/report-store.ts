import type { Report, ReportReason } from "@parley/contracts/types";
import type { CommentRecord } from "../../article-stream/records.ts";

export interface NewReport {
  readonly accountId: string;
  readonly reason: ReportReason;
  readonly note: string | null;
  readonly at: string;
  /** The stream's last entry when it was made: a later decision on the comment settles it. */
  readonly n: number;
}

/** [J12] One row per person and comment, outside the journal. */
export interface ReportStore {
  /** [RS1] Durable when it resolves, and the comment's open reports recounted. A second by the same person changes nothing. */
  put(comment: CommentRecord, report: NewReport): Promise<{ isNew: boolean }>;
  /** [RS2] By comment, oldest first: those no decision has settled. At most 100 each. */
  openOf(comments: readonly CommentRecord[]): Promise<ReadonlyMap<string, readonly Report[]>>;
  /**
   * [RS3] Recounts these comments of one article, at most 500, and answers the ids of those whose open reports were
   * not what the rows say.
   */
  recount(comments: readonly CommentRecord[]): Promise<readonly string[]>;
}
