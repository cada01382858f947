import type { JSX } from "preact";
import { loadMessages } from "../../locales/load-messages.ts";
import type { PanelProps } from "../../panel/panel-props.ts";
import type { AnswerBytes } from "../answers/answer-bytes.ts";
import type { AssetFiles } from "../assets/asset-files.ts";
import { renderDocument } from "../documents/html-document.tsx";
import { DiscussionDocument, FrameDocument } from "../documents/panel-document.tsx";
import type { BuiltPages } from "./built-pages.ts";
import type { DiscussionAddress, PageQuery } from "./page-query.ts";
import type { PanelSources } from "./panel-sources.ts";

export interface PanelPageDeps {
  assets: AssetFiles;
  built: BuiltPages;
  publicOrigin: string;
  now(): number;
}

export interface PanelPage {
  mode: PanelProps["mode"];
  locale: string;
  address: DiscussionAddress;
  query: PageQuery;
  sources: PanelSources;
}

/** The finished page, from what is kept if nothing that it is made from has changed. */
export function panelPage(deps: PanelPageDeps, page: PanelPage): AnswerBytes {
  return deps.built.get(keyOf(deps, page), () => {
    const panel = propsOf(deps, page);
    return renderDocument(documentOf(panel, deps.assets));
  });
}

function documentOf(panel: PanelProps, assets: AssetFiles): JSX.Element {
  const props = { panel, assets: assets.entry("panel") };
  return panel.mode === "frame" ? FrameDocument(props) : DiscussionDocument(props);
}

function keyOf(deps: PanelPageDeps, { mode, locale, address, query, sources }: PanelPage): string {
  const { sort, cursor, comment, after, theme, heading } = query;
  return [
    [mode, address.siteId, address.articleId, sort, cursor, comment, after].join("/"),
    [locale, theme, heading, deps.assets.build, ...sources.etags].join("/"),
  ].join("?");
}

function propsOf(deps: PanelPageDeps, { mode, locale, ...page }: PanelPage): PanelProps {
  const { query, sources } = page;
  return {
    ...page.address,
    mode,
    locale,
    messages: loadMessages(locale),
    theme: query.theme,
    sort: query.sort,
    cursor: query.cursor ?? null,
    page: sources.page,
    site: sources.site,
    linked: sources.linked,
    headingLevel: query.heading,
    hostOrigins: mode === "frame" ? [...sources.allowedOrigins] : [],
    publicOrigin: deps.publicOrigin,
    renderedAt: new Date(deps.now()).toISOString(),
  };
}
