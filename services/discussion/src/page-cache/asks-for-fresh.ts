import type { IncomingMessage } from "node:http";

/** `Cache-Control: no-cache` or `no-store`: the reader wants the store to be looked at ([P1]). */
export function asksForFresh(req: Pick<IncomingMessage, "headers">): boolean {
  const header = req.headers["cache-control"];
  return header !== undefined && /\bno-(?:cache|store)\b/i.test(header);
}
