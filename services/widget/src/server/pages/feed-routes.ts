import { AppError } from "@parley/service-kit/problem";
import { Router, type Request, type Response } from "express";
import { loadMessages } from "../../locales/load-messages.ts";
import { createTranslate } from "../../locales/translate.ts";
import { pageHeaders } from "../answers/page-headers.ts";
import { sendAnswer } from "../answers/send-answer.ts";
import { renderFeed } from "../documents/feed-document.tsx";
import type { DiscussionReads } from "../reads/discussion-reads.ts";
import type { BuiltPages } from "./built-pages.ts";
import { addressOf } from "./page-query.ts";
import { requestLocale } from "./request-locale.ts";

export interface FeedRoutesDeps {
  reads: DiscussionReads;
  built: BuiltPages;
  publicOrigin: string;
}

/** `/d/…/feed.atom`: a discussion for feed readers. */
export function createFeedRoutes({ reads, built, publicOrigin }: FeedRoutesDeps): Router {
  const router = Router();
  const headers = {
    ...pageHeaders({ publicOrigin, vary: "Accept-Language" }),
    "Content-Type": "application/atom+xml; charset=utf-8",
  };
  router.get("/d/:siteId/:articleId/feed.atom", async (req: Request, res: Response) => {
    const { siteId, articleId } = addressOf(req);
    const question = { siteId, articleId, sort: "newest", cursor: undefined } as const;
    const thread = await reads.thread(question, false);
    if (thread === null) throw new AppError("not-found", "no such site");
    const page = thread.value;
    const locale = requestLocale(req);
    const bytes = built.get(`feed ${siteId}/${articleId} ${locale} ${thread.etag}`, () => {
      const t = createTranslate(locale, loadMessages(locale));
      const title = page.article.title ?? t("discussion");
      const pageUrl = `${publicOrigin}/d/${siteId}/${encodeURIComponent(articleId)}`;
      return renderFeed({ title, pageUrl, page });
    });
    await sendAnswer(req, res, { status: 200, bytes, headers });
  });
  return router;
}
