import { publicCors, restrictedCors } from "@parley/service-kit/http/cors";
import { Router } from "express";
import type { CommentReads } from "./comments/comment-reads.ts";
import type { SiteCache } from "./sites/find-site.ts";

export interface CorsDeps {
  readonly publicOrigin: string;
  readonly siteCache: Pick<SiteCache, "find">;
  readonly comments: Pick<CommentReads, "find">;
}

/** Public reads for every origin; calls with a token from the public origin and the site's own. */
export function createCorsRoutes(deps: CorsDeps): Router {
  const router = Router();
  const allowed = (origin: string, path: string) =>
    origin === deps.publicOrigin || isSitesOrigin(deps, origin, path);
  router.use(
    "/api/v1",
    publicCors,
    restrictedCors((origin, req) => allowed(origin, req.path)),
  );
  return router;
}

async function isSitesOrigin(deps: CorsDeps, origin: string, path: string): Promise<boolean> {
  const siteId = await siteOf(deps, path);
  if (siteId === null) return false;
  // Whatever cannot be told is not allowed; the call itself says what is wrong.
  const site = await deps.siteCache.find(siteId).catch(() => null);
  return site?.allowedOrigins.includes(origin) ?? false;
}

async function siteOf(deps: CorsDeps, path: string): Promise<string | null> {
  const site = /^\/sites\/([a-z0-9-]{1,64})(?:\/|$)/.exec(path)?.[1];
  if (site !== undefined) return site;
  const comment = /^\/comments\/([\w-]{1,64})(?:\/|$)/.exec(path)?.[1];
  if (comment === undefined) return null;
  return (await deps.comments.find(comment).catch(() => null))?.siteId ?? null;
}
