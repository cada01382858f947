import type { Comment } from "./types.ts";

/** [C2] What stands in a public thread: a visible comment, or the tombstone of one that was ever answered. */
export function isShown(comment: Pick<Comment, "status" | "answered">): boolean {
  return comment.status === "visible" || comment.answered;
}
