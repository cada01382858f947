import { expect, test } from "@jest/globals";
import { describeProduct } from "../support/describe-product.ts";
import { pathOf } from "../support/product-client.ts";
import { unique } from "../support/product-people.ts";

await describeProduct("request bodies", (product) => {
  const { call, aReader, anArticle, post, thread } = product;

  test.each([
    ["[T44] text/plain", "text/plain"],
    ["[T44] a form", "application/x-www-form-urlencoded"],
    ["[T44] multipart", "multipart/form-data; boundary=x"],
    ["[T44] another charset", "application/json; charset=utf-16"],
    ["[T44] a problem", "application/problem+json"],
    ["[T44] two types", "application/json, text/plain"],
  ])("%s → 415 on every call with a body", async (_what, type) => {
    const as = await aReader();
    const { id } = await post(as, anArticle());
    const headers = { "content-type": type };
    const calls: [string, string][] = [
      ["POST", `${pathOf(anArticle())}/comments`],
      ["PATCH", `/api/v1/comments/${id}`],
      ["POST", "/auth/v1/login"],
      ["PATCH", "/auth/v1/me"],
    ];
    for (const [method, path] of calls) {
      const answer = await call(method, path, { as, body: `{"body":"x"}`, key: "k", headers });
      expect([path, answer.code]).toEqual([path, "unsupported-media-type"]);
    }
  });

  test.each<[string, string]>([
    ["a list", `[]`],
    ["text", `"x"`],
    ["a number", `1`],
    ["null", `null`],
    ["nothing", ``],
    ["bytes behind it", `{"body":"x"} {}`],
    ["infinity", `{"body":1e400}`],
    ["a prototype", `{"__proto__":{"body":"x"}}`],
    ["a constructor", `{"body":"x","constructor":{"prototype":{}}}`],
    ["[T46] 49,000 deep lists", `{"body":${"[".repeat(49_000)}${"]".repeat(49_000)}}`],
    ["[T46] deep members", `{"a":`.repeat(15_000) + "1" + "}".repeat(15_000)],
  ])("[T45] %s → 400, nothing stored", async (_what, body) => {
    const article = anArticle();
    const asked = { as: await aReader(), body, key: unique("key") };
    const { status } = await call("POST", `${pathOf(article)}/comments`, asked);
    expect(status).toBe(400);
    expect((await thread(article)).seq).toBe(0);
  });

  test("[T104] more than 100 kB → 413", async () => {
    const asked = { as: await aReader(), body: { body: "x".repeat(100_001) }, key: "k" };
    const { status, code } = await call("POST", `${pathOf(anArticle())}/comments`, asked);
    expect([status, code]).toEqual([413, "payload-too-large"]);
  });

  test("[T35] whatever is not in a body's contract → 400, never stored", async () => {
    const author = await aReader();
    const article = anArticle();
    const { id } = await post(author, article);
    const before = await thread(article);
    const smuggled = {
      id: "chosen",
      _id: "chosen",
      siteId: "other",
      authorId: "other",
      author: { id: "other" },
      status: "visible",
      version: 9,
      votes: { up: 99 },
      pinned: true,
      createdAt: "2020-01-01T00:00:00.000Z",
      seq: 9,
      isVerified: true,
      role: "admin",
    };
    for (const [name, value] of Object.entries(smuggled)) {
      const body = { body: "x", [name]: value };
      const calls: [string, string, object][] = [
        ["POST", `${pathOf(article)}/comments`, body],
        ["PATCH", `/api/v1/comments/${id}`, body],
        ["PUT", `/api/v1/comments/${id}/vote`, { value: 1, [name]: value }],
        ["POST", `/api/v1/comments/${id}/reports`, { reason: "spam", [name]: value }],
      ];
      for (const [method, path, sent] of calls) {
        const answer = await call(method, path, { as: author, body: sent, key: unique("key") });
        expect([name, path, answer.code]).toEqual([name, path, "invalid-input"]);
      }
    }
    expect(await thread(article)).toEqual(before);
  });
});
