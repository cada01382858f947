import type { ModerationCounts } from "@parley/contracts/types";
import type { CommentRecord } from "../../article-stream/records.ts";

export type QueueStatus = "pending" | "reported" | "hidden" | "all";

export type QueuePosition = Pick<CommentRecord, "createdAt" | "id" | "place">;

export interface QueuePage {
  readonly siteId: string;
  /** null: all articles of the site. */
  readonly stream: string | null;
  /** The last one of the page before. */
  readonly after: QueuePosition | null;
  readonly limit: number;
}

/** Past this, a count is told as this number. */
export const COUNTED_MAX = 10_000;

/** What waits is worked off from its oldest; the rest is looked back at. */
export function isOldestFirst(status: QueueStatus): boolean {
  return status === "pending" || status === "reported";
}

/** What moderators look through. */
export interface QueueReads {
  /**
   * [QR1] What waits (pending, reported) oldest first, hidden and all newest first; equal times by id;
   * within one article by place.
   */
  list(status: QueueStatus, page: QueuePage): Promise<readonly CommentRecord[]>;
  /** [QR2] Of the whole site, each at most COUNTED_MAX. */
  counts(siteId: string): Promise<ModerationCounts>;
}
