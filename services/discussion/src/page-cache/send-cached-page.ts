import type { IncomingMessage, ServerResponse } from "node:http";
import { holdsEtag } from "@parley/service-kit/http/holds-etag";
import type { CachedPage } from "./cached-page.ts";
import { chooseEncoding } from "./choose-encoding.ts";

const CACHE_CONTROL = "public, max-age=0, must-revalidate";
const CONTENT_TYPE = "application/json; charset=utf-8";

/** The bytes, or 304 where the reader has them. Headers that were set before stay. */
export function sendCachedPage(req: IncomingMessage, res: ServerResponse, page: CachedPage): void {
  addVary(res, "Accept-Encoding");
  if (holdsEtag(req.headers["if-none-match"], page.etag)) {
    res.writeHead(304, { ETag: page.etag, "Cache-Control": CACHE_CONTROL });
    res.end();
    return;
  }
  const { bytes, encoding } = chooseEncoding(page, req.headers["accept-encoding"]);
  if (encoding !== null) res.setHeader("Content-Encoding", encoding);
  res.writeHead(200, {
    "Content-Type": CONTENT_TYPE,
    "Content-Length": bytes.length,
    "Cache-Control": CACHE_CONTROL,
    ETag: page.etag,
  });
  res.end(req.method === "HEAD" ? undefined : bytes);
}

function addVary(res: ServerResponse, name: string): void {
  const before = res.getHeader("Vary");
  res.setHeader("Vary", before === undefined ? name : `${String(before)}, ${name}`);
}
