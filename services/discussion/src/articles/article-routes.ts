import {
  changeArticleSchema,
  changesQuerySchema,
  countsQuerySchema,
  threadQuerySchema,
} from "@parley/contracts/schemas/article";
import type { Authenticate } from "@parley/service-kit/http/authenticate";
import { jsonBody } from "@parley/service-kit/http/json-body";
import { parse } from "@parley/service-kit/http/parse";
import { Router } from "express";
import type { Person } from "../account-directory/person.ts";
import { createSignedIn } from "@parley/service-kit/http/signed-in";
import type { ArticleChange } from "../article-stream/commands.ts";
import { streamOf } from "../article-stream/stream-id.ts";
import { articleRefIn, siteIdIn } from "../http/ids-in-path.ts";
import { asksForFresh } from "../page-cache/asks-for-fresh.ts";
import type { PageCache } from "../page-cache/create-page-cache.ts";
import { sendPublicJson } from "../page-cache/send-public-json.ts";
import { sendCachedPage } from "../page-cache/send-cached-page.ts";
import { changeArticle, type ChangeArticleDeps } from "./change-article.ts";
import { readChanges, type ReadChangesDeps } from "./read-changes.ts";
import { readCounts } from "./read-counts.ts";
import { readMyPart, type ReadMyPartDeps } from "./read-my-part.ts";
import { readThread, type ReadThreadDeps } from "./read-thread.ts";
import type { ArticleReads } from "./article-reads.ts";

export interface ArticleReadDeps extends ReadThreadDeps, ReadChangesDeps {
  readonly articles: ArticleReads;
  readonly comments: ReadThreadDeps["comments"];
  readonly pageCache: PageCache;
}

/** What everybody may read of an article: the same bytes for every reader. Also on the internal listener. */
export function createArticleReadRoutes(deps: ArticleReadDeps): Router {
  const router = Router();

  router.get("/api/v1/sites/:siteId/articles/:articleId/thread", async (req, res) => {
    const ref = articleRefIn(req);
    const query = parse(threadQuerySchema, req.query);
    // An unknown site is not found however warm the cache is.
    await deps.findSite(ref.siteId);
    const page = await deps.pageCache.get({
      stream: streamOf(ref.siteId, ref.articleId),
      key: `thread ${query.sort} ${query.limit} ${query.replies} ${query.cursor ?? ""}`,
      revalidate: asksForFresh(req),
      async build() {
        const thread = await readThread(deps, ref, query);
        return { body: JSON.stringify(thread), seq: thread.seq };
      },
    });
    sendCachedPage(req, res, page);
  });

  router.get("/api/v1/sites/:siteId/articles/:articleId/changes", async (req, res) => {
    const { since } = parse(changesQuerySchema, req.query);
    sendPublicJson(req, res, await readChanges(deps, articleRefIn(req), since));
  });

  router.get("/api/v1/sites/:siteId/counts", async (req, res) => {
    const siteId = siteIdIn(req);
    const { articles } = parse(countsQuerySchema, req.query);
    sendPublicJson(req, res, await readCounts(deps, siteId, articles));
  });

  return router;
}

export interface ArticleRouteDeps extends ReadMyPartDeps, ChangeArticleDeps {
  readonly authenticate: Authenticate<Person>;
  readonly comments: ReadMyPartDeps["comments"];
}

/** What depends on the person. */
export function createArticleRoutes(deps: ArticleRouteDeps): Router {
  const router = Router();
  const { signedIn, personOn } = createSignedIn(deps.authenticate);

  router.get("/api/v1/sites/:siteId/articles/:articleId/me", signedIn, async (req, res) => {
    const person = personOn(req);
    res.json(await readMyPart(deps, person, articleRefIn(req)));
  });

  router.patch(
    "/api/v1/sites/:siteId/articles/:articleId",
    signedIn,
    jsonBody(),
    async (req, res) => {
      const person = personOn(req);
      const change = parse(changeArticleSchema, req.body);
      const named = Object.entries(change).filter(([, value]) => value !== undefined);
      const article: ArticleChange = Object.fromEntries(named);
      res.json(await changeArticle(deps, person, { ...articleRefIn(req), change: article }));
    },
  );

  return router;
}
