import type { Article } from "@parley/contracts/types";
import { type ArticleRecord, isClosed } from "../article-stream/records.ts";
import type { SettingsRecord } from "../site-stream/records.ts";

/** The article as everybody sees it: what it does not say itself, the site's settings say. */
export function publicArticle(
  article: ArticleRecord,
  settings: Pick<SettingsRecord, "slowModeSeconds" | "premoderated">,
  at: string,
): Article {
  return {
    siteId: article.siteId,
    id: article.articleId,
    url: article.url,
    title: article.title,
    state: isClosed(article, at) ? "closed" : "open",
    slowModeSeconds: article.slowModeSeconds ?? settings.slowModeSeconds,
    premoderated: article.premoderated ?? settings.premoderated,
    commentCount: article.commentCount,
    closesAt: article.closesAt,
  };
}
