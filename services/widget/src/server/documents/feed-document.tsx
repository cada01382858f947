import type { Comment, ThreadPage } from "@parley/contracts/types";
import { h, type JSX } from "preact";
import { renderToString } from "preact-render-to-string";
import { plainText } from "./json-ld.ts";

export interface FeedProps {
  /** In the reader's language, of the stored article. */
  title: string;
  pageUrl: string;
  page: ThreadPage;
}

/** An Atom feed (RFC 4287) of the visible comments on the newest page, newest first, as plain text. */
export function renderFeed({ title, pageUrl, page }: FeedProps): string {
  const comments = page.comments
    .filter(({ status }) => status === "visible")
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  const updated = comments.map(changedAt).toSorted().at(-1) ?? NEVER;
  const feed = h(
    "feed",
    { xmlns: "http://www.w3.org/2005/Atom" },
    h("id", null, pageUrl),
    h("title", null, inXml(title)),
    h("updated", null, updated),
    h("link", { rel: "alternate", type: "text/html", href: pageUrl }),
    h("link", { rel: "self", type: "application/atom+xml", href: `${pageUrl}/feed.atom` }),
    comments.map((comment) => entry(comment, pageUrl)),
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n${renderToString(feed)}`;
}

const NEVER = "1970-01-01T00:00:00.000Z";

function changedAt({ createdAt, editedAt }: Comment): string {
  return editedAt ?? createdAt;
}

function entry(comment: Comment, pageUrl: string): JSX.Element {
  const url = `${pageUrl}?comment=${comment.id}`;
  const name = inXml(comment.author?.name ?? "–");
  return h(
    "entry",
    null,
    h("id", null, url),
    h("title", null, name),
    h("author", null, h("name", null, name)),
    h("published", null, comment.createdAt),
    h("updated", null, changedAt(comment)),
    h("link", { rel: "alternate", type: "text/html", href: url }),
    h("content", { type: "text" }, inXml(plainText(comment.content))),
  );
}

// oxlint-disable-next-line no-control-regex -- they are what is meant
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** XML 1.0 has no place for some characters, escaped or not, and none in text for what ends a CDATA section. */
function inXml(text: string): string {
  return text.replace(NOT_IN_XML, "").replaceAll("]]>", "]] >");
}
