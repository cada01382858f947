import type { RequestHandler } from "express";
import { AppError } from "../problem.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const HEADERS_MAX = 100;

/** Before everything else: TRACE and other unused methods, a second Host, more headers than anybody needs. */
export const refuseOddRequests: RequestHandler = (req, res, next) => {
  if (!METHODS.includes(req.method)) {
    res.setHeader("Allow", METHODS.join(", "));
    throw new AppError("method-not-allowed", "this method is not used here");
  }
  if (req.rawHeaders.length > 2 * HEADERS_MAX) {
    throw new AppError("invalid-input", `more than ${HEADERS_MAX} headers`);
  }
  if (count(req.rawHeaders, "host") > 1) throw new AppError("invalid-input", "more than one Host");
  next();
};

function count(rawHeaders: readonly string[], name: string): number {
  let found = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const header = rawHeaders[i];
    if (header?.length === name.length && header.toLowerCase() === name) found += 1;
  }
  return found;
}
