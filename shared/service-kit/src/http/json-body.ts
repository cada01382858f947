import { LIMITS } from "@parley/contracts/limits";
import type { Request, RequestHandler } from "express";
import { AppError } from "../problem.ts";
import { nestsDeeperThan } from "./nests-deeper-than.ts";

const DEPTH_MAX = 32;
const mediaType = /^application\/json[\t ]*(?:;[\t ]*charset=(?:utf-8|"utf-8")[\t ]*)?$/i;
// ignoreBOM keeps the mark in the text, where JSON.parse refuses it.
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads `req.body`: one JSON object in UTF-8, not compressed, at most LIMITS.jsonBodyBytesMax. No body at all is `{}`.
 * Anything else is refused as `unsupported-media-type`, `payload-too-large` or `invalid-input`. Written here because
 * body-parser also decodes utf-7 and utf-16 and takes arrays and any depth.
 */
export function jsonBody(): RequestHandler {
  return async (req, _res, next) => {
    const bytes = await readBytes(req);
    req.body = bytes.length === 0 ? {} : parseObject(bytes);
    next();
  };
}

async function readBytes(req: Request): Promise<Buffer> {
  const length = Number(req.headers["content-length"] ?? 0);
  const hasBody = length > 0 || req.headers["transfer-encoding"] !== undefined;
  if (!hasBody) return Buffer.alloc(0);
  const types = contentTypes(req.rawHeaders);
  if (types.length !== 1 || !mediaType.test(types[0] ?? "")) {
    throw new AppError("unsupported-media-type", "send application/json in UTF-8");
  }
  if ((req.headers["content-encoding"] ?? "identity") !== "identity") {
    throw new AppError("unsupported-media-type", "send the body without compression");
  }
  if (length > LIMITS.jsonBodyBytesMax) throw tooLarge();
  return collect(req);
}

/** `req.headers` keeps the first of several; two of them may be read in two ways, so they are refused. */
function contentTypes(rawHeaders: readonly string[]): string[] {
  const found: string[] = [];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    if (rawHeaders[i]?.toLowerCase() === "content-type") found.push(rawHeaders[i + 1] ?? "");
  }
  return found;
}

function collect(req: Request): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= LIMITS.jsonBodyBytesMax) chunks.push(chunk);
      else reject(tooLarge());
    });
    req.on("end", () =>
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)),
    );
    req.on("error", () => reject(new AppError("invalid-input", "the body broke off")));
  });
}

function parseObject(bytes: Buffer): object {
  const value = parseJson(bytes);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new AppError("invalid-input", "the body must be a JSON object");
  }
  // Some schemas pass over this name instead of refusing it.
  if (hasProtoKey(value)) throw new AppError("invalid-input", "__proto__: unknown field");
  return value;
}

function hasProtoKey(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.hasOwn(value, "__proto__") || Object.values(value).some(hasProtoKey);
}

function parseJson(bytes: Buffer): unknown {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch (cause) {
    throw new AppError("invalid-input", "the body is not UTF-8", { cause });
  }
  if (nestsDeeperThan(text, DEPTH_MAX)) {
    throw new AppError("invalid-input", `the body nests deeper than ${DEPTH_MAX}`);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid-input", "the body is not JSON", { cause });
  }
}

const tooLarge = (): AppError =>
  new AppError("payload-too-large", `the body is larger than ${LIMITS.jsonBodyBytesMax} bytes`);
