import { describe, expect, test } from "@jest/globals";
import { describeProduct } from "../support/describe-product.ts";
import { pathOf } from "../support/product-client.ts";
import { unique } from "../support/product-people.ts";
import { SITE } from "../support/starting-state.ts";

await describeProduct("everywhere", (product) => {
  const { call, aReader, anArticle, post, thread } = product;
  const GUESTS = [
    `/api/v1/sites/${SITE}`,
    `/api/v1/sites/${SITE}/counts?articles=a`,
    `/api/v1/sites/${SITE}/articles/a/thread`,
    `/api/v1/sites/${SITE}/articles/a/changes?since=0`,
  ];

  describe("answers to guests", () => {
    test("the same bytes for every reader; an ETag, and 304 for who has them", async () => {
      const article = anArticle();
      await post(await aReader(), article);
      const path = `${pathOf(article)}/thread`;
      const asGuest = await call("GET", path);
      const asReader = await call("GET", path, { as: await aReader() });
      expect(asReader.text).toBe(asGuest.text);
      const etag = asGuest.headers.get("etag") ?? "";
      expect(etag).not.toBe("");
      const again = await call("GET", path, { headers: { "if-none-match": etag } });
      expect([again.status, again.text]).toEqual([304, ""]);
      await post(await aReader(), article);
      const changed = await call("GET", path, { headers: { "if-none-match": etag } });
      expect(changed.status).toBe(200);
      expect(changed.headers.get("etag")).not.toBe(etag);
    });

    test("every read of a guest → an ETag, and 304 for who has these bytes", async () => {
      const { id } = await post(await aReader(), anArticle());
      for (const path of [...GUESTS, `/api/v1/comments/${id}`, `/api/v1/comments/${id}/replies`]) {
        const etag = (await call("GET", path)).headers.get("etag");
        const again = await call("GET", path, { headers: { "if-none-match": etag ?? "none" } });
        expect([path, again.status]).toEqual([path, 304]);
      }
    });

    test("compressed for who takes it, with Vary", async () => {
      const article = anArticle();
      const author = await aReader();
      for (let i = 0; i < 10; i += 1)
        await post(author, article, { body: unique("x".repeat(300)) });
      const headers = { "accept-encoding": "gzip" };
      const { headers: answered } = await call("GET", `${pathOf(article)}/thread`, { headers });
      expect(answered.get("vary")?.toLowerCase()).toContain("accept-encoding");
    });

    test("what depends on the bearer → private, no-store", async () => {
      const as = await aReader();
      const { id } = await post(as, anArticle());
      for (const path of [`/api/v1/comments/${id}`, `${pathOf(anArticle())}/me`, "/auth/v1/me"]) {
        const { headers } = await call("GET", path, { as });
        expect(headers.get("cache-control")).toBe("private, no-store");
      }
    });
  });

  test("[T60] JSON → typed as UTF-8, never sniffed, framed or run", async () => {
    for (const path of [...GUESTS, "/auth/.well-known/jwks.json", "/api/v1/nothing"]) {
      const { headers } = await call("GET", path);
      expect(headers.get("content-type")).toMatch(/^application\/(problem\+)?json/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("content-security-policy")).toMatch(/default-src 'none'/);
      expect(headers.get("content-security-policy")).toMatch(/sandbox/);
    }
  });

  test("[T113] errors → no stack, statement, path or version; a request id of their own", async () => {
    const seen = new Set<unknown>();
    for (const path of [
      "/api/v1/nothing",
      "/auth/v1/nothing",
      "/api/v1/sites/%zz",
      "/api/v1/sites/A",
    ]) {
      const { status, text, json, headers } = await call("GET", path);
      expect([400, 404]).toContain(status);
      expect(text).not.toMatch(/node_modules|\.ts\b|:\d+:\d+|SELECT|sqlite|mongo|express/i);
      expect(headers.get("x-powered-by")).toBeNull();
      expect(headers.get("server")).toBeNull();
      seen.add(json["requestId"]);
    }
    expect(seen.size).toBe(4);
  });

  describe("methods", () => {
    test.each([
      ["DELETE", `/api/v1/sites/${SITE}`],
      ["POST", `/api/v1/sites/${SITE}/articles/a/thread`],
      ["PUT", `/api/v1/sites/${SITE}/articles/a/comments`],
      ["GET", `/api/v1/sites/${SITE}/articles/a/comments`],
      ["GET", "/auth/v1/login"],
      ["DELETE", "/auth/v1/register"],
    ])("[T39] %s %s → 405 with Allow", async (method, path) => {
      const { status, code, headers } = await call(method, path);
      expect([status, code]).toEqual([405, "method-not-allowed"]);
      expect(headers.get("allow")).toBeTruthy();
    });

    test("[T39] HEAD → as GET without a body; a method override → ignored", async () => {
      const head = await fetch(`${product.running().origin}${GUESTS[0]}`, { method: "HEAD" });
      expect([head.status, await head.text()]).toEqual([200, ""]);
      const author = await aReader();
      const { id } = await post(author, anArticle());
      const headers = { "x-http-method-override": "DELETE" };
      const path = `/api/v1/comments/${id}?_method=DELETE`;
      expect((await call("GET", path, { as: author, headers })).status).toBe(200);
      expect((await call("GET", `/api/v1/comments/${id}`)).status).toBe(200);
    });

    test("[T67] no GET changes anything: every read, and the log and the thread stand as before", async () => {
      const chief = await product.chief();
      const article = anArticle();
      const { id } = await post(await aReader(), article);
      const state = async () => {
        const log = await call("GET", `/api/v1/sites/${SITE}/moderation/log`, { as: chief });
        return [log.text, JSON.stringify(await thread(article, "?limit=100"))];
      };
      const before = await state();
      const reads = [...GUESTS, `/api/v1/comments/${id}`, `/api/v1/comments/${id}/replies`];
      const moderators = ["moderation/comments?status=all", "moderation/log", "sanctions"];
      reads.push(...moderators.map((path) => `/api/v1/sites/${SITE}/${path}`));
      const writes = [
        `/api/v1/comments/${id}/vote?value=1`,
        `/api/v1/comments/${id}/decisions?action=hide`,
      ];
      const auth = ["/auth/v1/me", "/auth/v1/accounts", "/auth/v1/logout", "/auth/v1/refresh"];
      for (const path of [...reads, ...writes, ...auth]) await call("GET", path, { as: chief });
      expect(await state()).toEqual(before);
      expect((await call("GET", "/auth/v1/me", { as: chief })).status).toBe(200);
    });
  });

  describe("[T47] ids of any shape", () => {
    test.each([
      "x".repeat(65),
      "507f1f77bcf86cd799439011",
      "01HZX3KQV7Y2M5N8P9R0S1T2U3",
      "١٢٣",
      "a'--",
      "..%2f..%2fetc",
      "%00",
      "__proto__",
      "constructor",
      "$ne",
      "[object%20Object]",
      "-1",
      "null",
      "undefined",
    ])("%s → 400 or 404 everywhere", async (id) => {
      const as = await product.chief();
      const sent = encodeURI(id).replaceAll("%25", "%");
      const calls: [string, string, object?][] = [
        ["GET", `/api/v1/comments/${sent}`],
        ["GET", `/api/v1/comments/${sent}/replies`],
        ["DELETE", `/api/v1/comments/${sent}`],
        ["PATCH", `/api/v1/comments/${sent}`, { body: "x" }],
        ["PUT", `/api/v1/comments/${sent}/vote`, { value: 1 }],
        ["POST", `/api/v1/comments/${sent}/decisions`, { action: "hide" }],
        ["DELETE", `/api/v1/sites/${SITE}/sanctions/${sent}`],
        ["PATCH", `/auth/v1/accounts/${sent}`, { disabled: true }],
      ];
      for (const [method, path, body] of calls) {
        const { status } = await call(method, path, { as, body });
        expect([path, [400, 404].includes(status)]).toEqual([path, true]);
      }
    });
  });
});
