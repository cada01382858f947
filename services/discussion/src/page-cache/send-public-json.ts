import { etagOf } from "@parley/service-kit/http/etag-of";
import type { IncomingMessage, ServerResponse } from "node:http";
import { sendCachedPage } from "./send-cached-page.ts";

/** For guests' answers that are not kept: the same bytes for every reader, with an ETag, or 304. */
export function sendPublicJson(req: IncomingMessage, res: ServerResponse, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  sendCachedPage(req, res, { body, gzip: null, brotli: null, etag: etagOf(body), seq: 0 });
}
