import type { Request, RequestHandler, Response } from "express";

const PREFLIGHT_SECONDS = "600";
const EXPOSED = "ETag, Retry-After, X-Request-Id";

/**
 * For what everybody may read: a GET without a bearer token is answered to any origin, never with credentials. Leaves
 * the rest, calls with a token among them, to `restrictedCors` behind it.
 */
export const publicCors: RequestHandler = (req, res, next) => {
  const preflight = isPreflight(req);
  const method = preflight ? req.headers["access-control-request-method"] : req.method;
  if ((method !== "GET" && method !== "HEAD") || namesAuthorization(req)) return next();
  res.setHeader("Access-Control-Allow-Origin", "*");
  res.setHeader("Access-Control-Expose-Headers", EXPOSED);
  if (!preflight) return next();
  answerPreflight(res, "GET, HEAD", "if-none-match, cache-control");
};

/**
 * For calls with a bearer token: the exact origin comes back if `originAllowed` says so, with `Vary: Origin`; no
 * header at all for others, and never credentials.
 */
export function restrictedCors(
  originAllowed: (origin: string, req: Request) => boolean | Promise<boolean>,
): RequestHandler {
  return async (req, res, next) => {
    const open = res.getHeader("Access-Control-Allow-Origin") === "*";
    const origin = req.headers.origin;
    if (!open) res.vary("Origin");
    if (!open && origin !== undefined && (await originAllowed(origin, req))) {
      res.setHeader("Access-Control-Allow-Origin", origin);
      res.setHeader("Access-Control-Expose-Headers", EXPOSED);
    }
    if (!isPreflight(req)) return next();
    answerPreflight(
      res,
      "GET, HEAD, POST, PUT, PATCH, DELETE",
      "authorization, content-type, idempotency-key, if-none-match, cache-control",
    );
  };
}

function isPreflight(req: Request): boolean {
  return (
    req.method === "OPTIONS" &&
    req.headers.origin !== undefined &&
    req.headers["access-control-request-method"] !== undefined
  );
}

function namesAuthorization(req: Request): boolean {
  if (req.headers.authorization !== undefined) return true;
  const asked = req.headers["access-control-request-headers"] ?? "";
  return asked
    .toLowerCase()
    .split(/\s*,\s*/)
    .includes("authorization");
}

function answerPreflight(res: Response, methods: string, headers: string): void {
  res.statusCode = 204;
  if (res.hasHeader("Access-Control-Allow-Origin")) {
    res.setHeader("Access-Control-Allow-Methods", methods);
    res.setHeader("Access-Control-Allow-Headers", headers);
    res.setHeader("Access-Control-Max-Age", PREFLIGHT_SECONDS);
  }
  res.end();
}
