import { Router, type Response } from "express";
import { demoArticles } from "./articles/demo-articles.ts";
import { ArticlePage } from "./pages/article-page.tsx";
import { FrontPage } from "./pages/front-page.tsx";
import { newspaperCss } from "./pages/newspaper.css.ts";
import { renderPage } from "./pages/newspaper-page.tsx";

export interface DemoRoutesOptions {
  productOrigin: string;
  demoOrigin: string;
  siteId: string;
}

/** The demo newspaper. Its policy is as strict as a careful publisher's: the embed needs these few words in it. */
export function createDemoRoutes(options: DemoRoutesOptions): Router {
  const router = Router();
  const policy = contentSecurityPolicy(options.productOrigin);
  const send = (res: Response, type: string, body: string): void => {
    res.setHeader("Content-Type", `${type}; charset=utf-8`);
    res.setHeader("Content-Security-Policy", policy);
    res.setHeader("Cache-Control", "no-cache");
    res.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
    res.end(body);
  };

  router.get("/", (_req, res) => {
    send(res, "text/html", renderPage(FrontPage({ articles: demoArticles, ...options })));
  });
  router.get("/articles/:id", (req, res, next) => {
    const article = demoArticles.find(({ id }) => id === req.params.id);
    if (article === undefined) return next();
    send(res, "text/html", renderPage(ArticlePage({ article, ...options })));
  });
  router.get("/newspaper.css", (_req, res) => send(res, "text/css", newspaperCss));
  return router;
}

function contentSecurityPolicy(productOrigin: string): string {
  return [
    "default-src 'none'",
    `script-src ${productOrigin}`,
    `frame-src ${productOrigin}`,
    `connect-src ${productOrigin}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
