import { createHash, randomBytes } from "node:crypto";

const STREAM_LETTERS = 16;
const TIME_LETTERS = 8;

/** [J11] A hash of (site, article), 96 bits: two first commenters meet at the same entry 1. */
export function streamOf(siteId: string, articleId: string): string {
  return createHash("sha256")
    .update(`${siteId}\n${articleId}`)
    .digest("base64url")
    .slice(0, STREAM_LETTERS);
}

/** [J11] A comment's id begins with its stream's, so it is always found by article. */
export function streamOfComment(commentId: string): string {
  return commentId.slice(0, STREAM_LETTERS);
}

/**
 * The stream, then the time, then 54 random bits. Ids of one article grow with time, so an index takes them at its
 * end; they do not tell the order, which is the place's to tell.
 */
export function newCommentId(stream: string, now: number): string {
  const time = now.toString(36).padStart(TIME_LETTERS, "0");
  return `${stream}${time}${randomBytes(7).toString("base64url").slice(0, 9)}`;
}
