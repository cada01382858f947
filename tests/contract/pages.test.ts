import { describe, expect, test } from "@jest/globals";
import { describeProduct } from "../support/describe-product.ts";
import { SITE_ORIGIN } from "../support/starting-state.ts";
import { until } from "../support/until.ts";

await describeProduct("pages", (product) => {
  const { call, aReader, aModerator, anArticle, post, decide } = product;
  const pagesOf = ({ siteId, articleId }: { siteId: string; articleId: string }) => [
    `/embed/${siteId}/${articleId}`,
    `/d/${siteId}/${articleId}`,
  ];
  const framers = (headers: Headers) =>
    /frame-ancestors ([^;]*)/.exec(headers.get("content-security-policy") ?? "")?.[1];

  test.each([
    ["/", 200, /text\/html/],
    ["/account", 200, /text\/html/],
    ["/docs", 200, /text\/html/],
    ["/embed.js", 200, /javascript/],
    ["/count.js", 200, /javascript/],
    ["/api/v1/openapi.json", 200, /json/],
    ["/auth/v1/openapi.json", 200, /json/],
    ["/nothing-like-this", 404, /text\/html/],
    ["/embed/nowhere/a1", 404, /text\/html/],
    ["/d/nowhere/a1", 404, /text\/html/],
    ["/d/news/a1?sort=worst", 400, /text\/html/],
  ])("%s → %i", async (path, status, type) => {
    const answer = await call("GET", path);
    expect([answer.status, type.test(answer.headers.get("content-type") ?? "")]).toEqual([
      status,
      true,
    ]);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("[T71] who may frame: the site's origins the panel, nobody anything else", async () => {
    const [embed = "", own = ""] = pagesOf(anArticle());
    expect(framers((await call("GET", embed)).headers)).toBe(SITE_ORIGIN);
    for (const path of [own, "/", "/account", "/embed/nowhere/a1"]) {
      expect([path, framers((await call("GET", path)).headers)]).toEqual([path, "'none'"]);
    }
    const site = await product.aSite(["https://one.example", "https://two.example"]);
    const { headers } = await call("GET", `/embed/${site}/a1`);
    expect(framers(headers)).toBe("https://one.example https://two.example");
  });

  test("a comment → on both pages, rendered on the server; hidden → on neither, within two seconds", async () => {
    const [author, moderator] = [await aReader(), await aModerator()];
    const article = anArticle();
    const { id } = await post(author, article, { body: "seen <b>without</b> a script" });
    for (const path of pagesOf(article)) {
      const has = async () => (await call("GET", path)).text.includes("without");
      await until(has, "the comment", 4_000);
      const { text } = await call("GET", path);
      expect(text).toMatch(/seen &lt;b(>|&gt;)without&lt;\/b/);
      expect(text).not.toContain("<b>without");
    }
    await decide(moderator, id, { action: "hide" });
    for (const path of pagesOf(article)) {
      const gone = async () => !(await call("GET", path)).text.includes("without");
      await until(gone, "the hidden text to go", 4_000);
    }
  });

  test("[A1] noindex while nothing visible stands there; always in a frame", async () => {
    const article = anArticle();
    const [embed = "", own = ""] = pagesOf(article);
    const isKeptOut = async (path: string) => {
      const { text, headers } = await call("GET", path);
      return (
        /noindex/.test(headers.get("x-robots-tag") ?? "") || /name="robots"[^>]*noindex/.test(text)
      );
    };
    expect([await isKeptOut(embed), await isKeptOut(own)]).toEqual([true, true]);
    await post(await aReader(), article);
    await until(async () => !(await isKeptOut(own)), "the page to be found", 4_000);
    expect(await isKeptOut(embed)).toBe(true);
  });

  test("the title → from the stored article, never from the address", async () => {
    const article = anArticle();
    await product.changeArticle(await aModerator(), article, { title: "The stored title" });
    const [, own = ""] = pagesOf(article);
    const { text } = await call("GET", `${own}?title=Forged+title&url=https://evil.example/`);
    expect(text).toContain("The stored title");
    expect(text).not.toMatch(/Forged|evil\.example/);
  });

  test("[P4] a text that would end the page's JSON → cannot", async () => {
    const article = anArticle();
    await post(await aReader(), article, { body: "</script><script>alert(1)</script>" });
    for (const path of pagesOf(article)) {
      await until(async () => (await call("GET", path)).text.includes("alert(1)"), "it", 4_000);
      const { text } = await call("GET", path);
      expect(text).not.toContain("<script>alert");
      expect(text).not.toContain("</script><script>");
    }
  });

  describe("the language", () => {
    test.each([
      ["?locale=ru", "en", "ru"],
      ["?locale=en", "ru", "en"],
      ["", "ru-RU,ru;q=0.9", "ru"],
      ["", "de", "en"],
    ])("%j, a browser in %s → %s", async (query, browser, locale) => {
      const [, own = ""] = pagesOf(anArticle());
      const headers = { "accept-language": browser };
      const { text } = await call("GET", `${own}${query}`, { headers });
      expect(text).toMatch(new RegExp(`<html[^>]* lang="${locale}"`));
    });
  });
});
