import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openWidget, type OpenWidget } from "../testing/open-widget.ts";

describe("scripts and styles", () => {
  let widget: OpenWidget;
  beforeAll(async () => {
    widget = await openWidget();
  });
  afterAll(() => widget.close());

  test.each([
    ["/embed.js", "public, max-age=600", "text/javascript; charset=utf-8"],
    ["/count.js", "public, max-age=600", "text/javascript; charset=utf-8"],
    ["/assets/panel-1.js", "public, max-age=31536000, immutable", "text/javascript; charset=utf-8"],
    ["/assets/panel-1.css", "public, max-age=31536000, immutable", "text/css; charset=utf-8"],
  ])("%s → %s, for every origin", async (path, cacheControl, contentType) => {
    const { status, headers } = await widget.get(path, { origin: "https://news.example" });
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe(cacheControl);
    expect(headers.get("content-type")).toBe(contentType);
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("the loader that /docs pins → answers the bytes of its hash, for ever", async () => {
    const html = await widget.text("/docs");
    const path = /\/embed\/[0-9a-f]+\.js/.exec(html)?.[0] ?? "";
    const integrity = /sha384-[A-Za-z0-9+/=]+/.exec(html)?.[0];
    const answer = await widget.get(path);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get("cache-control")).toContain("immutable");
    expect(`sha384-${createHash("sha384").update(bytes).digest("base64")}`).toBe(integrity);
    expect((await widget.get("/embed/000000000000.js")).status).toBe(404);
  });

  test("a page's head → its script, what that imports, and its styles", async () => {
    const html = await widget.text("/embed/news/a1");
    expect(html).toContain('<script type="module" src="/assets/panel-1.js"></script>');
    expect(html).toContain('<link rel="modulepreload" href="/assets/shared-1.js"/>');
    expect(html).toContain('<link rel="stylesheet" href="/assets/panel-1.css"/>');
    expect(await widget.text("/")).toContain('<link rel="stylesheet" href="/assets/pages-1.css"/>');
  });
});
