import { decisionSchema, reportSchema } from "@parley/contracts/schemas/comment";
import { listQuerySchema, moderationQuerySchema } from "@parley/contracts/schemas/moderation";
import type { Authenticate } from "@parley/service-kit/http/authenticate";
import { jsonBody } from "@parley/service-kit/http/json-body";
import { parse } from "@parley/service-kit/http/parse";
import { Router } from "express";
import type { Person } from "../account-directory/person.ts";
import { createSignedIn } from "@parley/service-kit/http/signed-in";
import { idIn, siteIdIn } from "../http/ids-in-path.ts";
import type { FindSite } from "../sites/find-site.ts";
import { requireModerator } from "../sites/require-moderator.ts";
import { decideComment, type DecideCommentDeps } from "./decide-comment.ts";
import { readLog, type ReadLogDeps } from "./read-log.ts";
import { readQueue, type ReadQueueDeps } from "./read-queue.ts";
import { reportComment, type ReportCommentDeps } from "./report-comment.ts";

export interface ModerationRouteDeps
  extends DecideCommentDeps, ReadQueueDeps, ReadLogDeps, ReportCommentDeps {
  readonly authenticate: Authenticate<Person>;
  readonly findSite: FindSite;
  readonly comments: DecideCommentDeps["comments"];
  readonly reports: ReadQueueDeps["reports"] & ReportCommentDeps["reports"];
  readonly journal: ReadQueueDeps["journal"] & ReadLogDeps["journal"];
}

export function createModerationRoutes(deps: ModerationRouteDeps): Router {
  const router = Router();
  const { signedIn, personOn } = createSignedIn(deps.authenticate);

  router.get("/api/v1/sites/:siteId/moderation/comments", signedIn, async (req, res) => {
    const siteId = siteIdIn(req);
    const query = parse(moderationQuerySchema, req.query);
    await requireModerator(deps, personOn(req), siteId);
    res.json(await readQueue(deps, siteId, query));
  });

  router.get("/api/v1/sites/:siteId/moderation/log", signedIn, async (req, res) => {
    const siteId = siteIdIn(req);
    const { cursor } = parse(listQuerySchema, req.query);
    await requireModerator(deps, personOn(req), siteId);
    res.json(await readLog(deps, siteId, cursor));
  });

  router.post("/api/v1/comments/:id/decisions", signedIn, jsonBody(), async (req, res) => {
    const id = idIn(req);
    const { action, reason, note, expectedVersion } = parse(decisionSchema, req.body);
    const decision = {
      id,
      action,
      reason: reason ?? null,
      note: note ?? null,
      expectedVersion: expectedVersion ?? null,
    };
    res.json(await decideComment(deps, personOn(req), decision));
  });

  router.post("/api/v1/comments/:id/reports", signedIn, jsonBody(), async (req, res) => {
    const id = idIn(req);
    const { reason, note } = parse(reportSchema, req.body);
    await reportComment(deps, personOn(req), { id, reason, note: note ?? null });
    res.status(202).json({});
  });

  return router;
}
