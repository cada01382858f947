import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { openWidget, type OpenWidget } from "../testing/open-widget.ts";
import { aComment, aThread, SITE_PATH, THREAD_PATH } from "../testing/tiny-discussion.ts";
import { createBuiltPages } from "./built-pages.ts";

const FRESH = { "cache-control": "no-cache" };

describe("kept pages", () => {
  let widget: OpenWidget;
  beforeEach(async () => {
    widget = await openWidget();
  });
  afterEach(() => widget.close());

  test("[P3] many readers → two questions in all", async () => {
    await Promise.all(Array.from({ length: 50 }, () => widget.text("/embed/news/a1")));
    expect(widget.discussion.asked.toSorted()).toEqual([`200 ${THREAD_PATH}`, `200 ${SITE_PATH}`]);
  });

  test("[P2] nothing changed → the same ETag and 304; a change → neither", async () => {
    const first = await widget.get("/embed/news/a1");
    const etag = first.headers.get("etag") ?? "";
    const again = await widget.get("/embed/news/a1", { "if-none-match": `"x", ${etag}` });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    const content = [
      { type: "paragraph" as const, children: [{ type: "text" as const, text: "Edited" }] },
    ];
    const comments = [aComment({ version: 2, content })];
    widget.discussion.answers.set(THREAD_PATH, aThread({ comments, seq: 2 }));
    const changed = await widget.get("/embed/news/a1", { ...FRESH, "if-none-match": etag });
    expect([changed.status, changed.headers.get("etag") === etag]).toEqual([200, false]);
    expect(await changed.text()).toContain("<p>Edited</p>");
  });

  test("[P1] Cache-Control: no-cache → the discussion service is asked, and answers 304", async () => {
    await widget.text("/embed/news/a1");
    await widget.get("/embed/news/a1", FRESH);
    expect(widget.discussion.asked.slice(2).toSorted()).toEqual([
      `304 ${THREAD_PATH}`,
      `304 ${SITE_PATH}`,
    ]);
  });

  test.each(["br", "gzip"])("%s → fewer bytes, the same page", async (encoding) => {
    const plain = await widget.get("/embed/news/a1", { "accept-encoding": "identity" });
    const packed = await widget.get("/embed/news/a1", { "accept-encoding": encoding });
    expect(packed.headers.get("content-encoding")).toBe(encoding);
    const lengths = [packed, plain].map(({ headers }) => Number(headers.get("content-length")));
    expect(lengths[0]).toBeLessThan(lengths[1] ?? 0);
    expect(await packed.text()).toBe(await plain.text());
  });

  test("the discussion service is away → 503 with Retry-After, and back as soon as it is", async () => {
    widget.discussion.answers.set(SITE_PATH, "not a site");
    expect((await widget.get("/embed/news/a1")).status).toBe(500);
    await widget.discussion.close();
    const away = await widget.get("/embed/news/a1");
    expect([away.status, away.headers.get("retry-after")]).toEqual([503, "2"]);
  });
});

test("[P3] builtPages: asked many times under one key → built once", () => {
  let builds = 0;
  const pages = createBuiltPages({
    maxBytes: 1_000,
    maxAgeMs: 60_000,
    onBuilt: () => (builds += 1),
  });
  const all = Array.from({ length: 20 }, () => pages.get("a", () => "<p>a</p>"));
  expect([builds, new Set(all).size]).toEqual([1, 1]);
});

test("builtPages: more than the bound → the one longest unused goes", () => {
  const pages = createBuiltPages({ maxBytes: 1_000, maxAgeMs: 60_000, onBuilt: () => {} });
  const built: string[] = [];
  const ask = (key: string) => pages.get(key, () => (built.push(key), "x".repeat(400)));
  for (const key of ["a", "b", "a", "c", "a", "b"]) ask(key);
  expect(built).toEqual(["a", "b", "c", "b"]);
});
