/** What the tag may say; a change of any makes a new frame. */
export const ATTRIBUTES = [
  "site",
  "article",
  "url",
  "title",
  "locale",
  "theme",
  "sort",
  "heading-level",
] as const;

const HASH = /^#parley-([\w.~-]+)$/;

/** The comment that the host page's own address names, if any. */
export function commentOfHash(hash: string): string | null {
  return HASH.exec(hash)?.[1] ?? null;
}

/** What the host page itself says, where the tag does not. */
export interface HostPage {
  /** Without query and hash. */
  url: string;
  title: string;
  language: string;
  hash: string;
}

/** null where the tag lacks its site or article. */
export function frameAddress(
  origin: string,
  attribute: (name: string) => string | null,
  page: HostPage,
): string | null {
  const [site, article] = [attribute("site"), attribute("article")];
  if (!site || !article) return null;
  const query = new URLSearchParams();
  const put = (name: string, value: string | null) => {
    if (value) query.set(name, value);
  };
  put("url", attribute("url") || page.url);
  put("title", attribute("title") || page.title);
  put("locale", attribute("locale") || page.language);
  put("theme", attribute("theme"));
  put("sort", attribute("sort"));
  put("heading", attribute("heading-level"));
  put("comment", commentOfHash(page.hash));
  const path = `${encodeURIComponent(site)}/${encodeURIComponent(article)}`;
  return `${origin}/embed/${path}?${query}`;
}
