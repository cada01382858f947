import type { RequestHandler } from "express";
import { AppError } from "../problem.ts";

/**
 * [F7] For calls that set or use the cookie: `Origin` is the public one, or neither `Origin` nor `Sec-Fetch-Site` is
 * there (not a browser). What calls itself cross-site is refused whatever its `Origin`.
 */
export function requireOwnOrigin(publicOrigin: string): RequestHandler {
  return (req, _res, next) => {
    const origin = req.headers.origin;
    const site = req.headers["sec-fetch-site"];
    const own = origin === publicOrigin && site !== "cross-site";
    const notABrowser = origin === undefined && site === undefined;
    if (own || notABrowser) return next();
    throw new AppError("forbidden", "this call is only for pages of the public origin");
  };
}
