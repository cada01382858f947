import express, { type Express, type RequestHandler, type Router } from "express";
import type { Logger } from "../logger.ts";
import { AppError } from "../problem.ts";
import { allowedMethods } from "./allowed-methods.ts";
import { NOT_KEPT, problemHandler } from "./problem-handler.ts";
import { refuseOddRequests } from "./refuse-odd-requests.ts";
import { trustedProxies } from "./trusted-proxies.ts";

export interface AppOptions {
  logger: Logger;
  /** Addresses and networks of the proxies in front; none: nobody's X-Forwarded-For counts. */
  trustProxy: readonly string[];
  /** Asked in order; plain Routers, since a mounted app costs every request its prototypes again. */
  routers: readonly Router[];
}

/**
 * What all listeners have in common: safe headers, the routers, 404 and 405, problems. The headers are those of an
 * API's JSON, closed to frames, caches and scripts; a route that answers pages or cacheable bytes sets its own.
 */
export function createApp({ logger, trustProxy, routers }: AppOptions): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("query parser", "simple");
  app.set("trust proxy", trustedProxies(trustProxy));
  app.use(safeHeaders, refuseOddRequests, ...routers);
  app.use(refuseUnknown(routers));
  app.use(problemHandler(logger));
  return app;
}

const safeHeaders: RequestHandler = (_req, res, next) => {
  res.setHeader("X-Content-Type-Options", "nosniff");
  res.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
  res.setHeader("Referrer-Policy", "no-referrer");
  res.setHeader("Cache-Control", NOT_KEPT);
  next();
};

function refuseUnknown(routers: readonly Router[]): RequestHandler {
  return (req, res) => {
    const methods = allowedMethods(routers, req.path);
    // A route that takes the method and passed it on knows no such thing.
    if (methods.length === 0 || methods.includes(req.method)) {
      throw new AppError("not-found", "there is nothing at this address");
    }
    res.setHeader("Allow", methods.join(", "));
    throw new AppError("method-not-allowed", `this address takes ${methods.join(", ")}`);
  };
}
