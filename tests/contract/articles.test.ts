import { describe, expect, test } from "@jest/globals";
import type { ArticleRef } from "@parley/contracts/live-events";
import { describeProduct } from "../support/describe-product.ts";
import { pathOf } from "../support/product-client.ts";
import { unique } from "../support/product-people.ts";
import { SITE_ORIGIN } from "../support/starting-state.ts";

await describeProduct("articles", (product) => {
  const { call, aReader, aModerator, anArticle, post, tryPost, changeArticle, thread } = product;

  describe("[A1] made with the first comment", () => {
    const url = `${SITE_ORIGIN}/some/path?page=1`;
    const asked = async (article: object) => {
      const as = await aReader();
      const place = anArticle();
      const path = `${pathOf(place)}/comments`;
      const body = { body: "first", article };
      const answer = await call("POST", path, { as, body, key: unique("key") });
      return { answer, stored: (await thread(place)).article };
    };

    test("the first comment → its url and title; later ones change nothing", async () => {
      const as = await aReader();
      const place = anArticle();
      const path = `${pathOf(place)}/comments`;
      expect((await thread(place)).article).toMatchObject({ url: null, title: null });
      for (const title of ["The first", "The second"]) {
        const body = { body: title, article: { url, title } };
        await call("POST", path, { as, body, key: unique("key") });
      }
      expect((await thread(place)).article).toMatchObject({ url, title: "The first" });
    });

    test.each([
      "https://evil.example/a",
      "http://news.example/a",
      "https://news.example:8443/a",
      "https://news.example.evil.example/a",
      "https://someone@news.example/a",
      "javascript:alert(1)",
      "//news.example/a",
      "data:text/html,x",
      "",
      7,
    ])("a url like %j → 400, and nothing stored", async (foreign) => {
      const { answer, stored } = await asked({ url: foreign, title: "t" });
      expect([answer.status, answer.code]).toEqual([400, "invalid-input"]);
      expect(stored).toMatchObject({ commentCount: 0, url: null });
    });

    test.each([
      ["a title of 301", { title: "x".repeat(301) }],
      ["an unknown member", { id: "a1" }],
      ["its state", { state: "closed" }],
      ["a list", []],
    ])("%s → 400", async (_what, article) => {
      expect((await asked(article)).answer.code).toBe("invalid-input");
    });

    test("null members → as if absent", async () => {
      const { answer, stored } = await asked({ url: null, title: null });
      expect([answer.status, stored.url, stored.title]).toEqual([201, null, null]);
    });
  });

  describe("PATCH by a moderator", () => {
    test("before the first comment → there, as set; the first comment keeps it", async () => {
      const [moderator, author] = [await aModerator(), await aReader()];
      const article = anArticle();
      const change = { title: "A title", url: `${SITE_ORIGIN}/x`, slowModeSeconds: 5 };
      const { status, json } = await changeArticle(moderator, article, change);
      expect([status, json]).toEqual([200, { ...(await thread(article)).article, ...change }]);
      await post(author, article);
      expect((await thread(article)).article).toMatchObject({ ...change, commentCount: 1 });
    });

    test("closed → no more comments or edits, reading and votes go on; open again → comments", async () => {
      const [moderator, author] = [await aModerator(), await aReader()];
      const article = anArticle();
      const { id } = await post(author, article);
      expect((await changeArticle(moderator, article, { state: "closed" })).json.state).toBe(
        "closed",
      );
      expect((await tryPost(author, article)).code).toBe("thread-closed");
      expect(await product.mine(author, article)).toMatchObject({
        canPost: false,
        reason: "thread-closed",
      });
      const vote = { as: await aReader(), body: { value: 1 } };
      expect((await call("PUT", `/api/v1/comments/${id}/vote`, vote)).status).toBe(200);
      await changeArticle(moderator, article, { state: "open" });
      await post(author, article);
    });

    test("closesAt in the past → closed without another call; null → open", async () => {
      const [moderator, author] = [await aModerator(), await aReader()];
      const article = anArticle();
      const closesAt = "2026-01-01T00:00:00+02:00";
      const { json } = await changeArticle(moderator, article, { closesAt });
      expect(json).toMatchObject({ state: "closed", closesAt: "2025-12-31T22:00:00.000Z" });
      expect((await tryPost(author, article)).code).toBe("thread-closed");
      const opened = await changeArticle(moderator, article, { closesAt: null });
      expect(opened.json).toMatchObject({ state: "open", closesAt: null });
      await post(author, article);
    });

    test("null clears what was set; premoderated false stands against the site's true", async () => {
      const site = await product.aSite(["https://a.example"]);
      const moderator = await aModerator(site);
      const author = await aReader();
      const settings = { premoderated: true, slowModeSeconds: 0 };
      const as = await product.chief();
      await call("PATCH", `/api/v1/sites/${site}`, { as, body: { settings } });
      const article = anArticle(site);
      expect((await thread(article)).article.premoderated).toBe(true);
      await changeArticle(moderator, article, { premoderated: false, title: "t" });
      expect((await post(author, article)).status).toBe("visible");
      const cleared = await changeArticle(moderator, article, { premoderated: null, title: null });
      expect(cleared.json).toMatchObject({ premoderated: true, title: null });
      expect((await post(author, article)).status).toBe("pending");
    });

    test.each<[string, object]>([
      ["an unknown state", { state: "archived" }],
      ["null for a state", { state: null }],
      ["an unknown member", { commentCount: 7 }],
      ["a foreign url", { url: "https://evil.example/" }],
      ["no url at all", { url: "article" }],
      ["a title of 301", { title: "x".repeat(301) }],
      ["negative slow mode", { slowModeSeconds: -1 }],
      ["half a second", { slowModeSeconds: 0.5 }],
      ["text for a flag", { premoderated: "yes" }],
      ["a date without time", { closesAt: "2026-01-01" }],
      ["its site", { siteId: "other" }],
    ])("%s → 400, nothing changed", async (_what, change) => {
      const moderator = await aModerator();
      const article = anArticle();
      const before = await thread(article);
      expect((await changeArticle(moderator, article, change)).code).toBe("invalid-input");
      expect(await thread(article)).toEqual(before);
    });

    test("[T33] a reader or another site's moderator → 403, nobody → 401, an unknown site → 404", async () => {
      const site = await product.aSite();
      const body = { state: "closed" };
      for (const as of [await aReader(), await aModerator(site)]) {
        expect((await changeArticle(as, anArticle(), body)).code).toBe("forbidden");
      }
      expect((await call("PATCH", pathOf(anArticle()), { body })).status).toBe(401);
      const chief = await product.chief();
      expect((await changeArticle(chief, anArticle("nowhere"), body)).status).toBe(404);
    });

    test("each change → an entry of the log; the same again → none", async () => {
      const site = await product.aSite();
      const moderator = await aModerator(site);
      const article: ArticleRef = anArticle(site);
      for (const change of [{ state: "closed" }, { state: "closed" }, { state: "open" }]) {
        await changeArticle(moderator, article, change);
      }
      await changeArticle(moderator, article, { title: "t" });
      const path = `/api/v1/sites/${site}/moderation/log`;
      const { json } = await call<{ entries: object[] }>("GET", path, { as: moderator });
      const actor = { id: moderator.id, name: moderator.name };
      expect(json.entries.slice(0, 3)).toMatchObject([
        { action: "change-article", actor, articleId: article.articleId },
        { action: "open", actor },
        { action: "close", actor },
      ]);
      expect((await thread(article)).seq).toBe(3);
    });
  });

  test("article ids are the publisher's own: each of its letters comes back as sent", async () => {
    const author = await aReader();
    const ids = [
      "2026-01-01",
      "Über:uns",
      "a%20b",
      "a+b&c=d",
      "статья",
      "😀",
      "__proto__",
      "x".repeat(200),
    ];
    for (const id of ids) {
      const article = { siteId: "news", articleId: unique(id).slice(0, 200) };
      await post(author, article);
      expect((await thread(article)).article).toMatchObject({
        id: article.articleId,
        commentCount: 1,
      });
    }
  });

  test.each([
    "..",
    ".",
    "a,b",
    "a/b",
    "a?b",
    "a#b",
    "a b",
    "a\tb",
    "a\u0000b",
    "x".repeat(201),
    "\u2028",
  ])("[T47] an article id like %j → 400 or no such address", async (id) => {
    const author = await aReader();
    const path = `/api/v1/sites/news/articles/${encodeURIComponent(id)}/comments`;
    const asked = { as: author, body: { body: "x" }, key: unique("key") };
    const { status } = await call("POST", path, asked);
    // A dot segment never leaves the client: the address is another one then.
    expect(id.startsWith(".") ? [400, 404, 405] : [400]).toContain(status);
  });
});
