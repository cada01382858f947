import { networkOf } from "@parley/service-kit/http/network-of";
import type { RateLimiter } from "@parley/service-kit/http/rate-limiter";
import { Router } from "express";

const READS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/** Whatever the person, a network writes only so much. For the routes behind it. */
export function limitNetworkRoutes(limiter: RateLimiter): Router {
  const router = Router();
  router.use("/api/v1", async (req, _res, next) => {
    if (!READS.has(req.method)) await limiter.take(networkOf(req));
    next();
  });
  return router;
}
