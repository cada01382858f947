import type { Request, Response } from "express";
import { acceptsCoding, type Coding } from "@parley/service-kit/http/accepts-coding";
import { holdsEtag } from "@parley/service-kit/http/holds-etag";
import type { AnswerBytes } from "./answer-bytes.ts";

export interface Answer {
  status: number;
  bytes: AnswerBytes;
  headers: Readonly<Record<string, string>>;
}

/** Answers 304 where the reader already has a 200's bytes, else the form that the reader takes. */
export async function sendAnswer(req: Request, res: Response, answer: Answer): Promise<void> {
  const { status, bytes } = answer;
  const headers: Record<string, string | number> = { ...answer.headers, ETag: bytes.etag };
  if (status === 200 && holdsEtag(req.headers["if-none-match"], bytes.etag)) {
    res.writeHead(304, headers).end();
    return;
  }
  const encoding = acceptedEncoding(req.headers["accept-encoding"]);
  const body = encoding ? await bytes.encoded(encoding) : bytes.plain;
  if (encoding) headers["Content-Encoding"] = encoding;
  headers["Content-Length"] = body.length;
  res.writeHead(status, headers).end(body);
}

/** Brotli before gzip; null for neither. */
function acceptedEncoding(acceptEncoding: string | undefined): Coding | null {
  if (acceptsCoding(acceptEncoding, "br")) return "br";
  return acceptsCoding(acceptEncoding, "gzip") ? "gzip" : null;
}
