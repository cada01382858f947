import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openWidget, type OpenWidget } from "../testing/open-widget.ts";
import { aComment, anArticle, aSite, aThread } from "../testing/tiny-discussion.ts";

describe("pages", () => {
  let widget: OpenWidget;
  beforeAll(async () => {
    widget = await openWidget();
    const { answers } = widget.discussion;
    const article = "/api/v1/sites/news/articles";
    answers.set(
      `${article}/quiet/thread?sort=best`,
      aThread({
        article: anArticle({ id: "quiet", title: null, commentCount: 0 }),
        comments: [],
        seq: 0,
      }),
    );
    answers.set(`${article}/%D1%8F/thread?sort=best`, aThread());
    answers.set(
      `${article}/a1/thread?sort=newest&cursor=next`,
      aThread({ comments: [aComment({ id: "c9", rootId: "c9" })] }),
    );
    answers.set(`${article}/a1/thread?sort=best&cursor=next`, aThread());
    answers.set("/api/v1/comments/c1", {
      comment: aComment(),
      ancestors: [],
      article: anArticle(),
    });
    answers.set("/api/v1/comments/c1/replies?after=0", { comments: [], nextCursor: null });
    answers.set("/api/v1/comments/foreign", {
      comment: aComment({ id: "foreign", articleId: "a2" }),
      ancestors: [],
      article: anArticle({ id: "a2" }),
    });
    const evil = `</script><script>alert(1)</script>"'<!--`;
    answers.set(
      `${article}/evil/thread?sort=best`,
      aThread({ article: anArticle({ id: "evil", title: evil }) }),
    );
    answers.set("/internal/sites/open", aSite({ id: "open", allowedOrigins: [] }));
    answers.set("/api/v1/sites/open/articles/a1/thread?sort=best", aThread());
  });
  afterAll(() => widget.close());

  test.each([
    ["/embed/news/a1", 200],
    ["/embed/news/quiet", 200],
    ["/embed/news/a1?comment=gone", 200],
    ["/embed/news/a1?heading=7&theme=pink&locale=xx&unknown=1&cursor=", 200],
    ["/d/news/quiet", 200],
    ["/d/news/%D1%8F", 200],
    ["/d/news/a1?comment=c1", 200],
    ["/d/news/a1?sort=newest&cursor=next", 200],
    ["/", 200],
    ["/account", 200],
    ["/docs", 200],
    ["/d/news/a1?comment=gone", 404],
    ["/d/news/a1?comment=foreign", 404],
    ["/d/nobody/a1", 404],
    ["/embed/nobody/a1", 404],
    ["/d/NEWS/a1", 404],
    ["/d/news/..%2f", 404],
    ["/d/news/a%20b", 404],
    [`/d/news/${"a".repeat(201)}`, 404],
    ["/moderate/news", 404],
    ["/admin", 404],
    ["/health/ready", 404],
    ["/metrics", 404],
    ["/assets/..%2fmanifest.json", 404],
    ["/nothing/here", 404],
    ["/d/news/a1?sort=loudest", 400],
    ["/d/news/a1?sort=best&sort=best", 400],
    ["/d/news/a1?cursor=%20", 400],
    ["/d/news/a1?comment[$ne]=1", 200],
    ["/d/news/a1?comment=a.b", 400],
    ["/d/news/%ff", 400],
    ["/embed/news/a1?sort=loudest", 400],
  ])("%s → %i, an HTML page", async (path, status) => {
    const answer = await widget.get(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(await answer.text()).toMatch(/^<!doctype html><html lang="en"/);
  });

  test("[T39] a page is only read: POST → 405 with Allow", async () => {
    const port = new URL((await widget.get("/")).url).origin;
    const answer = await fetch(`${port}/d/news/a1`, { method: "POST" });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });

  test("paths of other services → their kind of answer", async () => {
    const answer = await widget.get("/api/v1/nothing");
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });

  test("/d/: the stored title, canonical and data; the address's title → nowhere", async () => {
    const html = await widget.text("/d/news/a1?title=Forged&url=https://evil.example/");
    expect(html).toContain("<title>Discussion: A stored title</title>");
    expect(html).toContain('<link rel="canonical" href="http://localhost:3000/d/news/a1"/>');
    expect(html).toContain('"@type":"DiscussionForumPosting"');
    expect(html).not.toMatch(/Forged|evil\.example/);
  });

  test("[P3] /embed/: url and title of the address → the same bytes", async () => {
    const plain = await widget.text("/embed/news/a1");
    const told = await widget.text("/embed/news/a1?url=https://evil.example/&title=Forged");
    expect(told).toBe(plain);
  });

  test("[A1] /d/ while nothing visible stands there → noindex; then not", async () => {
    expect(await widget.text("/d/news/quiet")).toContain('content="noindex"');
    expect(await widget.text("/d/news/a1")).not.toContain("noindex");
    expect(await widget.text("/embed/news/a1")).toContain('content="noindex"');
  });

  test("/d/…/feed.atom → an Atom feed of its newest comments, named on the page", async () => {
    const path = "/api/v1/sites/news/articles/a1/thread?sort=newest";
    widget.discussion.answers.set(path, aThread());
    const { headers } = await widget.get("/d/news/a1/feed.atom");
    expect(headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
    expect(await widget.text("/d/news/a1/feed.atom")).toContain("<name>Maria</name>");
    expect(await widget.text("/d/news/a1")).toContain('/d/news/a1/feed.atom"');
    expect((await widget.get("/d/nobody/a1/feed.atom")).status).toBe(404);
  });

  test("a later page → canonical of its own", async () => {
    const html = await widget.text("/d/news/a1?sort=newest&cursor=next");
    expect(html).toContain('href="http://localhost:3000/d/news/a1?sort=newest&amp;cursor=next"');
  });

  test("a title made to break out → escaped wherever it stands", async () => {
    for (const path of ["/d/news/evil", "/embed/news/evil"]) {
      expect(await widget.text(path)).not.toMatch(/<script>|<!--/);
    }
  });

  test("site settings that are not public → in no page", async () => {
    const html = await widget.text("/embed/news/a1");
    expect(html).toContain('"bodyMaxLength":5000');
    expect(html).not.toMatch(/linksMax|premoderateFirst|"words"/);
  });

  test.each([
    ["/", { "accept-language": "ru-RU,ru;q=0.9" }, "ru"],
    ["/d/news/a1", { "accept-language": "ru" }, "ru"],
    ["/d/news/a1?locale=en", { "accept-language": "ru" }, "en"],
    ["/d/news/a1?locale=ru", {}, "ru"],
    ["/embed/news/a1", { "accept-language": "ru" }, "en"],
    ["/embed/news/a1?locale=ru", {}, "ru"],
    ["/nothing", { "accept-language": "ru" }, "ru"],
  ])("locale of %s with %j → %s", async (path, headers, locale) => {
    const html = await (await widget.get(path, headers)).text();
    expect(html).toContain(`<html lang="${locale}"`);
  });

  test("no page → an inline script, style or handler", async () => {
    for (const path of ["/embed/news/a1", "/d/news/a1", "/", "/account", "/docs", "/x"]) {
      const html = await widget.text(path);
      expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/);
      expect(html.match(/<script(?![^>]*(\ssrc=|application\/(ld\+)?json))/g)).toBeNull();
    }
  });

  test("without a script → the words, names, and links to more are there", async () => {
    widget.discussion.answers.set(
      "/api/v1/sites/news/articles/more/thread?sort=best",
      aThread({ nextCursor: "n2" }),
    );
    const html = await widget.text("/d/news/more");
    expect(html).toMatch(/<p>First words<\/p>/);
    expect(html).toContain("Maria");
    expect(html).toMatch(/href="\?[^"]*cursor=n2/);
  });
});
