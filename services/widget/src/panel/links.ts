import type { Sort } from "@parley/contracts/types";
import type { PanelProps } from "./panel-props.ts";

type Page = Pick<PanelProps, "publicOrigin" | "siteId" | "articleId" | "page">;

/** The discussion as a page of its own. */
export function ownPageHref({ publicOrigin, siteId, articleId }: Page): string {
  return `${publicOrigin}/d/${siteId}/${encodeURIComponent(articleId)}`;
}

/** What "Share" gives out: the article at that comment, or the discussion's own page where no article is known. */
export function shareHref(page: Page, articleUrl: string | null, commentId: string): string {
  if (articleUrl === null) return `${ownPageHref(page)}?comment=${commentId}`;
  const url = new URL(articleUrl);
  url.hash = `parley-${commentId}`;
  return url.href;
}

export interface PageQuery {
  sort?: Sort;
  cursor?: string;
  comment?: string;
  after?: number;
}

/** This page with another query, as the address without a script; what the page was asked for stays. */
export function pageHref(props: PanelProps, query: PageQuery): string {
  const { sort, locale, theme, mode, headingLevel } = props;
  const asked = {
    ...(sort !== "best" && { sort }),
    locale,
    ...(mode === "frame" && theme !== "auto" && { theme }),
    ...(mode === "frame" && headingLevel !== 2 && { heading: headingLevel }),
    ...query,
  };
  const parts = Object.entries(asked).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  const hash = query.comment === undefined ? "" : `#${commentElementId(query.comment)}`;
  return `?${parts.join("&")}${hash}`;
}

/** The id of a comment's element, and the hash that names it on a host's page. */
export function commentElementId(commentId: string): string {
  return `parley-${commentId}`;
}
