import { describe, expect, test } from "@jest/globals";
import type { ContentNode } from "@parley/contracts/types";
import { renderToString } from "preact-render-to-string";
import { Panel } from "./panel.tsx";
import type { PanelProps } from "./panel-props.ts";
import { someProps } from "./testing/some-props.ts";
import { aComment, aPage } from "./testing/a-comment.ts";

const render = (part: Partial<PanelProps> = {}) => renderToString(<Panel {...someProps(part)} />);

function rendered(...content: ContentNode[]): string {
  return render({ page: aPage([aComment({ id: "r1", content })]) });
}

const text = (value: string): ContentNode => ({ type: "text", text: value });

describe("Panel", () => {
  test("[P4] a whole page → no style attribute anywhere, and the same twice", () => {
    const html = render({ page: aPage([aComment({ id: "r1", pinned: true })]) });
    expect(html).not.toMatch(/\sstyle=/);
    expect(render({ page: aPage([aComment({ id: "r1", pinned: true })]) })).toBe(html);
  });

  test("structure: threads → ol > li > article named by its author; one empty status line", () => {
    const html = render();
    expect(html).toMatch(/<ol class="th"><li><article [^>]*aria-labelledby="parley-r1-name"/);
    expect(html).toContain('<h3 id="parley-r1-name" class="name"><bdi>Maria</bdi></h3>');
    expect(html).toContain('<p role="status" class="vh"></p>');
  });

  test("headings: in a frame as the host says, on a page of its own from 1 with the article's title", () => {
    expect(render({ headingLevel: 3 })).toMatch(/<h3[^>]*class="h".*<h4[^>]*class="name"/s);
    const page = render({ mode: "page" });
    expect(page).toContain('Discussion: <a href="https://news.example/a1">The bridge</a>');
    expect(page).toMatch(/<h1[^>]*class="h"/);
  });

  test("Russian: counts, times and words → in Russian, with its plural forms", () => {
    const root = aComment({ id: "r1", replyCount: 24 });
    const html = render({ locale: "ru", page: aPage([root], { nextCursor: "c" }) });
    expect(html).toContain("Показать ещё 24 ответа");
    expect(html).toContain("2 часа назад");
    expect(html).toContain("Войдите или зарегистрируйтесь, чтобы участвовать");
  });

  test("without a script: more comments, all replies, sorting, a comment → links and a form", () => {
    const root = aComment({ id: "r1", replyCount: 24 });
    const html = render({ mode: "page", page: aPage([root], { nextCursor: "c+1" }) });
    expect(html).toContain('href="?locale=en&amp;sort=best&amp;cursor=c%2B1"');
    expect(html).toContain('href="?locale=en&amp;comment=r1#parley-r1"');
    expect(html).toContain('<form class="sort" method="get">');
  });

  test("a tombstone → one sentence, no name; an erased author → said so", () => {
    const gone = { author: null, content: [], answered: true, status: "hidden" as const };
    const erased = { id: null, name: null, badges: [] };
    const html = render({
      page: aPage([aComment({ id: "r1", ...gone }), aComment({ id: "r2", author: erased })]),
    });
    expect(html).toContain('<p class="gone">Removed by a moderator</p>');
    expect(html).toContain("<bdi>Deleted account</bdi>");
  });

  test("a closed thread → one sentence and no buttons to reply or log in", () => {
    const page = aPage([aComment({ id: "r1" })]);
    page.article.state = "closed";
    const html = render({ page });
    expect(html).toContain("This discussion is closed to new comments.");
    expect(html).not.toContain("data-reply");
  });

  test("house rules: in the reader's language, else in English", () => {
    const site = someProps().site;
    site.settings.houseRules = { en: "Be kind.\n\nBe brief.", ru: "Будьте добры." };
    expect(render({ site, locale: "ru" })).toContain("Будьте добры.");
    expect(render({ site })).toContain("Be kind.</p><p");
  });
});

describe("ContentView", () => {
  test("[T57] a link with a scheme that is not allowed → its text alone", () => {
    for (const href of [
      "javascript:alert(1)",
      "data:text/html,x",
      "//evil.example",
      " https://x",
    ]) {
      expect(rendered({ type: "link", href, children: [text("go")] })).not.toContain("ugc");
    }
    const good = rendered({ type: "link", href: "https://example.org", children: [text("go")] });
    expect(good).toContain(
      '<a href="https://example.org" target="_blank" rel="ugc nofollow noopener noreferrer">go</a>',
    );
  });

  test("[T56] markup in a text → text", () => {
    expect(rendered(text("<img src=x onerror=alert(1)>"))).toContain("&lt;img src=x onerror");
  });

  test("every kind of node → its element", () => {
    const html = rendered(
      { type: "paragraph", children: [{ type: "strong", children: [text("s")] }] },
      { type: "quote", children: [{ type: "emphasis", children: [text("e")] }] },
      { type: "list", ordered: true, items: [[{ type: "code", text: "c" }]] },
      { type: "code-block", text: "pre\n" },
      { type: "spoiler", children: [{ type: "strike", children: [text("x")] }] },
      { type: "mention", accountId: "p2", name: "Ann" },
      { type: "line-break" },
    );
    for (const part of [
      "<p><strong>s",
      "<blockquote><em>e",
      "<ol><li><code>c",
      "<s>x",
      "@Ann",
      "<br",
    ]) {
      expect(html).toContain(part);
    }
    expect(html).toMatch(/<pre[^>]*><code>pre/);
  });
});
