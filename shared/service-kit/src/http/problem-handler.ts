import { STATUS_OF, type ErrorCode } from "@parley/contracts/error-codes";
import type { Problem } from "@parley/contracts/types";
import type { ErrorRequestHandler, Response } from "express";
import type { Logger } from "../logger.ts";
import { AppError, isAppError } from "../problem.ts";
import { requestIdOf } from "./request-id.ts";

/** `Cache-Control` of whatever is not the same bytes for every reader. */
export const NOT_KEPT = "private, no-store";

const title = (code: ErrorCode): string => {
  const words = code.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** RFC 9457 with the contract's members. What is no AppError is a bug: `internal`, and nothing of it is told. */
function toProblem(error: unknown, requestId: string): Problem & Record<string, unknown> {
  const { code, message, members } = toAppError(error);
  return {
    ...members,
    type: `urn:parley:problem:${code}`,
    title: title(code),
    status: STATUS_OF[code],
    detail: message,
    code,
    requestId,
  };
}

/** Last in every app. Also what express itself refuses (an address that cannot be decoded) becomes a problem. */
export function problemHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    const known = toAppError(error);
    const requestId = requestIdOf(res);
    if (known.code === "internal") {
      logger.error(
        { event: "request.failed", requestId, method: req.method, err: error },
        "request failed",
      );
    } else {
      logger.debug({ event: "request.refused", requestId, problem: known.code }, "request refused");
    }
    // The status is out already: only a cut connection tells the client that the answer is not whole.
    if (res.headersSent) res.destroy();
    else answerProblem(res, known, requestId);
  };
}

function answerProblem(res: Response, error: AppError, requestId: string): void {
  const status = STATUS_OF[error.code];
  for (const name of ["ETag", "Last-Modified", "Content-Encoding"]) res.removeHeader(name);
  res.statusCode = status;
  res.setHeader("Content-Type", "application/problem+json");
  res.setHeader("Cache-Control", NOT_KEPT);
  res.setHeader("X-Request-Id", requestId);
  if (status === 401) res.setHeader("WWW-Authenticate", "Bearer");
  if (status === 429 || status === 503) {
    res.setHeader("Retry-After", String(Math.max(1, Math.ceil(error.retryAfterSeconds ?? 1))));
  }
  res.end(JSON.stringify(toProblem(error, requestId)));
}

function toAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  const refusedByExpress = typeof error === "object" && error !== null && "status" in error;
  if (refusedByExpress && error.status === 400)
    return new AppError("invalid-input", "the request cannot be read");
  return new AppError("internal", "something went wrong here; the request id tells us where");
}
