import { createHash } from "node:crypto";

/**
 * [P2] A weak hash of the bytes, so that one serves every encoding: right after votes, renames and restores, and in every
 * process.
 */
export function etagOf(body: Buffer): string {
  const hash = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  return `W/"${hash}"`;
}
