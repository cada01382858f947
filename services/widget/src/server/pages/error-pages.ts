import { STATUS_OF, type ErrorCode } from "@parley/contracts/error-codes";
import type { Logger } from "@parley/service-kit/logger";
import { AppError, isAppError } from "@parley/service-kit/problem";
import type { ErrorRequestHandler, Request, RequestHandler } from "express";
import { answerBytes } from "../answers/answer-bytes.ts";
import { NEVER_KEPT, pageHeaders } from "../answers/page-headers.ts";
import { sendAnswer } from "../answers/send-answer.ts";
import type { AssetFiles } from "../assets/asset-files.ts";
import { renderDocument } from "../documents/html-document.tsx";
import { pageTexts, type PageTexts } from "../documents/page-texts.ts";
import { MessageDocument } from "../documents/small-documents.tsx";
import { requestLocale } from "./request-locale.ts";

export interface ErrorPagesDeps {
  assets: AssetFiles;
  publicOrigin: string;
  logger: Logger;
}

// In one process these paths are other services': their answers are JSON.
const OTHER_SERVICES = /^\/(auth\/v1|auth\/\.well-known|api|live)(\/|$)/;

/** For what no route took: other services' paths go on, anything else has no page here. */
export const refuseUnknownPath: RequestHandler = (req, _res, next) => {
  if (OTHER_SERVICES.test(req.path)) next();
  else if (req.method === "GET" || req.method === "HEAD")
    throw new AppError("not-found", "no page");
  else throw new AppError("method-not-allowed", "pages are only read");
};

/** The last handler of the widget's router: each error becomes a small page in the reader's language. */
export function createErrorPage(deps: ErrorPagesDeps): ErrorRequestHandler {
  const { publicOrigin, logger } = deps;
  const headers = pageHeaders({
    publicOrigin,
    vary: "Accept-Language",
    cacheControl: NEVER_KEPT,
  });

  // Express knows an error handler by its four parameters.
  return async (error: unknown, req, res, _next) => {
    const code = codeOf(error);
    if (code === "internal") logger.error({ event: "page.failed", err: error }, "page failed");
    const document = MessageDocument({
      ...wordsFor(code, req),
      assets: deps.assets.entry("pages"),
    });
    await sendAnswer(req, res, {
      status: STATUS_OF[code],
      bytes: answerBytes(renderDocument(document)),
      headers: { ...headers, ...extraHeaders(code) },
    });
  };
}

function codeOf(error: unknown): ErrorCode {
  if (isAppError(error)) return error.code;
  // Express's own, for a path that is not well-formed.
  return error instanceof URIError ? "invalid-input" : "internal";
}

function extraHeaders(code: ErrorCode): Record<string, string> {
  if (code === "method-not-allowed") return { Allow: "GET, HEAD" };
  return code === "store-unavailable" ? { "Retry-After": "2" } : {};
}

function wordsFor(code: ErrorCode, req: Request): Message & { locale: string } {
  const locale = requestLocale(req);
  return { locale, ...messageOf(code, pageTexts(locale)) };
}

interface Message {
  title: string;
  note?: string;
}

/** Readers meet four of the codes; what else there is comes from an address that no link of ours has. */
function messageOf(code: ErrorCode, texts: PageTexts): Message {
  const messages: Partial<Record<ErrorCode, Message>> = {
    "not-found": { title: texts.notFound, note: texts.notFoundNote },
    "method-not-allowed": { title: texts.methodNotAllowed },
    "store-unavailable": { title: texts.unavailable, note: texts.unavailableNote },
    internal: { title: texts.internal, note: texts.internalNote },
  };
  return messages[code] ?? { title: texts.badAddress, note: texts.badAddressNote };
}
