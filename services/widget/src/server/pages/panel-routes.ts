import { AppError } from "@parley/service-kit/problem";
import { Router, type Request, type Response } from "express";
import { localeOf } from "../../locales/load-messages.ts";
import { pageHeaders } from "../answers/page-headers.ts";
import { sendAnswer } from "../answers/send-answer.ts";
import type { DiscussionReads } from "../reads/discussion-reads.ts";
import { addressOf, pageQueryOf } from "./page-query.ts";
import { panelPage, type PanelPageDeps } from "./panel-page.ts";
import { readPanelSources, type PanelSources } from "./panel-sources.ts";
import { requestLocale } from "./request-locale.ts";

export interface PanelRoutesDeps extends PanelPageDeps {
  reads: DiscussionReads;
}

/** The discussion in a host's frame, and as a page of its own. */
export function createPanelRoutes(deps: PanelRoutesDeps): Router {
  const router = Router();
  const { publicOrigin } = deps;
  const ownPageHeaders = pageHeaders({ publicOrigin, vary: "Accept-Language" });
  // One for each kept answer about a site.
  const frameHeaders = new WeakMap<readonly string[], Record<string, string>>();

  function headersOfFrame({ allowedOrigins }: PanelSources): Record<string, string> {
    const known = frameHeaders.get(allowedOrigins);
    const headers = known ?? pageHeaders({ publicOrigin, frameAncestors: allowedOrigins });
    frameHeaders.set(allowedOrigins, headers);
    return headers;
  }

  async function sourcesOf(req: Request) {
    const address = addressOf(req);
    const query = pageQueryOf(req);
    const fresh = /\bno-cache\b/.test(req.headers["cache-control"] ?? "");
    const sources = await readPanelSources(deps.reads, { address, query, fresh });
    return { address, query, sources };
  }

  router.get("/embed/:siteId/:articleId", async (req: Request, res: Response) => {
    const page = await sourcesOf(req);
    const locale = localeOf(page.query.locale);
    const bytes = panelPage(deps, { ...page, mode: "frame", locale });
    await sendAnswer(req, res, { status: 200, bytes, headers: headersOfFrame(page.sources) });
  });

  router.get("/d/:siteId/:articleId", async (req: Request, res: Response) => {
    const page = await sourcesOf(req);
    if (page.query.comment !== undefined && page.sources.linked === null) {
      throw new AppError("not-found", "no such comment");
    }
    const bytes = panelPage(deps, { ...page, mode: "page", locale: requestLocale(req) });
    await sendAnswer(req, res, { status: 200, bytes, headers: ownPageHeaders });
  });

  return router;
}
