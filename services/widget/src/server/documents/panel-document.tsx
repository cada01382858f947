import type { JSX } from "preact";
import { createTranslate } from "../../locales/translate.ts";
import { PROPS_ELEMENT_ID, ROOT_ELEMENT_ID, type PanelProps } from "../../panel/panel-props.ts";
import { Panel } from "../../panel/panel.tsx";
import type { EntryAssets } from "../assets/asset-files.ts";
import { HtmlDocument } from "./html-document.tsx";
import { JsonBlock } from "./json-block.tsx";
import { jsonLd } from "./json-ld.ts";

interface PanelDocumentProps {
  panel: PanelProps;
  assets: EntryAssets;
}

/** The discussion in a host's frame: a document of its own to who lists its landmarks and headings. */
export function FrameDocument({ panel, assets }: PanelDocumentProps): JSX.Element {
  const t = createTranslate(panel.locale, panel.messages);
  return (
    <HtmlDocument locale={panel.locale} theme={panel.theme} title={t("frameTitle")} assets={assets}>
      <main>
        <h1 class="vh">{panel.site.name}</h1>
        <PanelRoot panel={panel} />
      </main>
    </HtmlDocument>
  );
}

/** The discussion as a page of its own: its title is the article's stored one, never the address's. */
export function DiscussionDocument({ panel, assets }: PanelDocumentProps): JSX.Element {
  const { article, comments } = panel.page;
  const t = createTranslate(panel.locale, panel.messages);
  const title = article.title ? t("discussionOf", { title: article.title }) : t("discussion");
  const pageUrl = discussionUrl(panel);
  return (
    <HtmlDocument
      locale={panel.locale}
      theme={panel.theme}
      title={title}
      // [A1] Nothing visible stands there: nothing to find.
      indexed={article.commentCount > 0}
      canonical={pageUrl + canonicalQuery(panel)}
      assets={assets}
      head={
        <>
          <link rel="alternate" type="application/atom+xml" href={`${pageUrl}/feed.atom`} />
          <JsonBlock type="application/ld+json" value={jsonLd({ article, comments, pageUrl })} />
        </>
      }
    >
      <main>
        <PanelRoot panel={panel} />
      </main>
    </HtmlDocument>
  );
}

function PanelRoot({ panel }: { panel: PanelProps }): JSX.Element {
  return (
    <>
      <div id={ROOT_ELEMENT_ID}>
        <Panel {...panel} />
      </div>
      <JsonBlock type="application/json" id={PROPS_ELEMENT_ID} value={panel} />
    </>
  );
}

function discussionUrl({ publicOrigin, siteId, articleId }: PanelProps): string {
  return `${publicOrigin}/d/${siteId}/${encodeURIComponent(articleId)}`;
}

/** Sorts show the same comments, and a link to a comment the same discussion; a later page is another one. */
function canonicalQuery({ cursor, sort }: PanelProps): string {
  return cursor === null ? "" : `?${new URLSearchParams({ sort, cursor })}`;
}
