import { listQuerySchema, newSanctionSchema } from "@parley/contracts/schemas/moderation";
import type { Authenticate } from "@parley/service-kit/http/authenticate";
import { jsonBody } from "@parley/service-kit/http/json-body";
import { parse } from "@parley/service-kit/http/parse";
import { Router } from "express";
import type { Person } from "../account-directory/person.ts";
import { createSignedIn } from "@parley/service-kit/http/signed-in";
import { idIn, siteIdIn } from "../http/ids-in-path.ts";
import { liftSanction, type LiftSanctionDeps } from "./lift-sanction.ts";
import { listSanctions, type ListSanctionsDeps } from "./list-sanctions.ts";
import { sanctionPerson, type SanctionPersonDeps } from "./sanction-person.ts";

export interface SanctionRouteDeps extends SanctionPersonDeps, ListSanctionsDeps, LiftSanctionDeps {
  readonly authenticate: Authenticate<Person>;
}

export function createSanctionRoutes(deps: SanctionRouteDeps): Router {
  const router = Router();
  const { signedIn, personOn } = createSignedIn(deps.authenticate);

  router.get("/api/v1/sites/:siteId/sanctions", signedIn, async (req, res) => {
    const siteId = siteIdIn(req);
    const { cursor = null } = parse(listQuerySchema, req.query);
    res.json(await listSanctions(deps, personOn(req), { siteId, cursor }));
  });

  router.post("/api/v1/sites/:siteId/sanctions", signedIn, jsonBody(), async (req, res) => {
    const siteId = siteIdIn(req);
    const { accountId, kind, until, reason, note } = parse(newSanctionSchema, req.body);
    const sanction = await sanctionPerson(deps, personOn(req), {
      siteId,
      accountId,
      kind,
      until: until ?? null,
      reason,
      note: note ?? null,
    });
    res.status(201).json(sanction);
  });

  router.delete("/api/v1/sites/:siteId/sanctions/:id", signedIn, async (req, res) => {
    await liftSanction(deps, personOn(req), { siteId: siteIdIn(req), id: idIn(req) });
    res.status(204).end();
  });

  return router;
}
