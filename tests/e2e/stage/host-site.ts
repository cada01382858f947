import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface HostPage {
  siteId: string;
  articleId: string;
  lang?: string;
  /** More attributes of the tag. */
  attributes?: Record<string, string>;
  /** The page's own Content-Security-Policy. */
  policy?: string;
  /** More for the head, as HTML. */
  head?: string;
}

/** A publisher's site on 127.0.0.1: another *site* than the product's `localhost`. */
export interface HostSite {
  readonly origin: string;
  /** Answers the page's address: an article, and the discussion under it by the one tag. */
  publish(page: HostPage): string;
  /** A page with nothing but this in its body. */
  publishBody(html: string): string;
  stop(): Promise<void>;
}

export async function openHostSite(productOrigin: string): Promise<HostSite> {
  const pages = new Map<string, { html: string; policy?: string | undefined }>();
  const server = createServer((req, res) => {
    const page = pages.get(new URL(req.url ?? "/", "http://host").pathname);
    if (!page) return void res.writeHead(404).end();
    res.setHeader("content-type", "text/html; charset=utf-8");
    if (page.policy) res.setHeader("content-security-policy", page.policy);
    res.end(page.html);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const put = (html: string, policy?: string): string => {
    const path = `/${pages.size}`;
    pages.set(path, { html, policy });
    return origin + path;
  };
  return {
    origin,
    publish: (page) => put(htmlOf(productOrigin, page), page.policy),
    publishBody: (html) =>
      put(`<!doctype html><link rel="icon" href="data:,"><body>${html}</body>`),
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function htmlOf(productOrigin: string, page: HostPage): string {
  const { siteId, articleId, lang = "en", head = "", attributes = {} } = page;
  const told = { site: siteId, article: articleId, ...attributes };
  const tag = Object.entries(told).map(([name, value]) => `${name}="${value}"`);
  const paragraphs = "<p>A paragraph of the article that this discussion is about.</p>".repeat(12);
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>About ${articleId}</title><link rel="icon" href="data:,">${head}
<script src="${productOrigin}/embed.js" async></script></head>
<body><main><h1>About ${articleId}</h1>${paragraphs}</main>
<parley-discussion ${tag.join(" ")}><a href="${productOrigin}/d/${siteId}/${articleId}">Discussion</a></parley-discussion>
</body></html>`;
}
