import { createHash } from "node:crypto";

const STREAM_LETTERS = 16;
const KEY_LETTERS = 16;

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
 * [J2] The stream, then 96 bits of a hash of the author and the author's key: one key never names two comments, and
 * what is stored under a key is found by `_id` on every store. It does not tell the order, which is the place's to tell.
 */
export function commentIdOf(stream: string, authorId: string, key: string): string {
  const hash = createHash("sha256").update(`${authorId}\n${key}`).digest("base64url");
  return `${stream}${hash.slice(0, KEY_LETTERS)}`;
}
