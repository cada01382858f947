import type { CommentStatus } from "@parley/contracts/types";
import type { CommentRecord } from "./records.ts";

/**
 * [C1] The status the public knows: null for a comment that never was public, which does not exist for it; one that
 * was public before and is held again is hidden.
 */
export function publicStatus(
  comment: Pick<CommentRecord, "status" | "wasPublic">,
): CommentStatus | null {
  if (comment.status === "visible") return "visible";
  if (!comment.wasPublic) return null;
  return comment.status === "pending" ? "hidden" : comment.status;
}

/** [C2] Whether the comment stands in the public thread, itself or as a tombstone. */
export function standsInThread(
  comment: Pick<CommentRecord, "status" | "wasPublic" | "answered">,
): boolean {
  const status = publicStatus(comment);
  return status === "visible" || (status !== null && comment.answered);
}
