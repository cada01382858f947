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

/** null where the tag lacks its site or article. */
export function frameAddress(origin: string, tag: Element, page: Location): string | null {
  const of = (name: string) => tag.getAttribute(name) ?? "";
  if (of("site") === "" || of("article") === "") return null;
  const path = [of("site"), of("article")].map(encodeURIComponent).join("/");
  const query = new URLSearchParams();
  const put = (name: string, value: string | null) => {
    if (value) query.set(name, value);
  };
  put("url", of("url") || page.origin + page.pathname);
  put("title", of("title") || document.title);
  put("locale", of("locale") || document.documentElement.lang);
  put("theme", of("theme"));
  put("sort", of("sort"));
  put("heading", of("heading-level"));
  put("comment", commentOfHash(page.hash));
  return `${origin}/embed/${path}?${query}`;
}
