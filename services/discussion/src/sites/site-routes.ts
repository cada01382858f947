import { changeSiteSchema, newSiteSchema } from "@parley/contracts/schemas/site";
import type { Authenticate } from "@parley/service-kit/http/authenticate";
import { jsonBody } from "@parley/service-kit/http/json-body";
import { parse } from "@parley/service-kit/http/parse";
import { type Request, type Response, Router } from "express";
import { mayAdminister, type Person } from "../account-directory/person.ts";
import { createSignedIn } from "@parley/service-kit/http/signed-in";
import { siteIdIn } from "../http/ids-in-path.ts";
import { sendPublicJson } from "../page-cache/send-public-json.ts";
import type { SiteRecord } from "../site-stream/records.ts";
import { changeSite, type ChangeSiteDeps, createSite } from "./change-site.ts";
import { publicSite, wholeSite } from "./public-site.ts";
import type { SiteReads } from "./site-reads.ts";

export interface SiteRouteDeps extends ChangeSiteDeps {
  readonly authenticate: Authenticate<Person>;
  readonly sites: Pick<SiteReads, "all">;
}

/** Everybody reads the public settings; admins of a site see all of it. */
export function createSiteRoutes(deps: SiteRouteDeps): Router {
  const router = Router();
  const { signedIn, personOn } = createSignedIn(deps.authenticate);
  const shown = (site: SiteRecord, person: Person | null) =>
    person && mayAdminister(person, site.siteId) ? wholeSite(site) : publicSite(site);

  router.get("/api/v1/sites", async (req, res) => {
    const person = await deps.authenticate.optional(req);
    const all = await deps.sites.all();
    answer(req, res, { person, body: { sites: all.map(({ site }) => shown(site, person)) } });
  });

  router.get("/api/v1/sites/:siteId", async (req, res) => {
    const person = await deps.authenticate.optional(req);
    const site = await deps.findSite(siteIdIn(req));
    answer(req, res, { person, body: shown(site, person) });
  });

  router.post("/api/v1/sites", signedIn, jsonBody(), async (req, res) => {
    const site = parse(newSiteSchema, req.body);
    res.status(201).json(await createSite(deps, personOn(req), site));
  });

  router.patch("/api/v1/sites/:siteId", signedIn, jsonBody(), async (req, res) => {
    const siteId = siteIdIn(req);
    const change = parse(changeSiteSchema, req.body);
    res.json(await changeSite(deps, personOn(req), { siteId, change }));
  });

  return router;
}

/** What depends on the bearer is nobody else's. */
function answer(
  req: Request,
  res: Response,
  { person, body }: { person: Person | null; body: unknown },
): void {
  if (person === null) sendPublicJson(req, res, body);
  else res.json(body);
}

/** For the widget service: whom a page may be framed by. */
export function createInternalSiteRoutes(deps: Pick<ChangeSiteDeps, "findSite">): Router {
  const router = Router();
  router.get("/internal/sites/:siteId", async (req, res) => {
    res.json(wholeSite(await deps.findSite(siteIdIn(req))));
  });
  return router;
}
