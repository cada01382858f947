import { idSchema, queryInteger } from "@parley/contracts/schemas/primitives";
import { parse } from "@parley/service-kit/http/parse";
import { requireServiceToken } from "@parley/service-kit/http/service-token";
import { Router } from "express";
import * as z from "zod";
import { type FeedDeps, feedPage, type FeedPosition, isUpToDate } from "./feed-page.ts";
import type { News } from "./news.ts";

export interface FeedRoutesDeps extends FeedDeps {
  readonly news: News;
  readonly serviceToken: string;
}

const querySchema = z.object({
  after: queryInteger(0, Number.MAX_SAFE_INTEGER).default(0),
  feed: idSchema.optional(),
  /** 0: an answer at once, though it may tell nothing. */
  wait: z.literal("0").optional(),
});

/** [F1] A poll is answered within 5 s; a word of this process wakes it, other processes' are seen in half a second. */
const HOLD_MS = 4_500;
const LOOK_MS = 500;

/** For the other services, on the internal listener. */
export function feedRoutes(deps: FeedRoutesDeps): Router {
  const router = Router();
  router.get("/internal/account-feed", requireServiceToken(deps.serviceToken), async (req, res) => {
    const { after, feed, wait } = parse(querySchema, req.query, "query");
    const position = { after, feedId: feed ?? null };
    if (wait === undefined) await waitForNews(deps, position, () => req.destroyed);
    res.json(await feedPage(deps, position));
  });
  return router;
}

async function waitForNews(
  deps: FeedRoutesDeps,
  position: FeedPosition,
  isGone: () => boolean,
): Promise<void> {
  const until = performance.now() + HOLD_MS;
  while (await isUpToDate(deps, position)) {
    const left = until - performance.now();
    if (left <= 0 || deps.news.closed || isGone()) return;
    await deps.news.next(Math.min(left, LOOK_MS));
  }
}
