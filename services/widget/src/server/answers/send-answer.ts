import type { Request, Response } from "express";
import { acceptedEncoding } from "./accepted-encoding.ts";
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
  if (status === 200 && holds(req.headers["if-none-match"], bytes.etag)) {
    res.writeHead(304, headers).end();
    return;
  }
  const encoding = acceptedEncoding(req.headers["accept-encoding"]);
  const body = encoding ? await bytes.encoded(encoding) : bytes.plain;
  if (encoding) headers["Content-Encoding"] = encoding;
  headers["Content-Length"] = body.length;
  res.writeHead(status, headers).end(body);
}

function holds(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const wanted = weakPart(etag);
  return ifNoneMatch.split(",").some((one) => one.trim() === "*" || weakPart(one) === wanted);
}

function weakPart(etag: string): string {
  return etag.trim().replace(/^W\//, "");
}
