import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { threadPageSchema } from "@parley/contracts/schemas/article";
import { demoArticles } from "@parley/demo-host/articles/demo-articles";
import { startProduct, type Product } from "./testing/start-product.ts";

describe("the one process", () => {
  let folder: string;
  let product: Product;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "parley-product-"));
    product = await startProduct({ DATA_DIR: folder });
  });
  afterAll(async () => {
    await product.stop();
    await rm(folder, { recursive: true });
  });

  const get = (path: string, headers = {}) => fetch(product.url + path, { headers });
  const thread = async (articleId: string) => {
    const path = `/api/v1/sites/demo/articles/${encodeURIComponent(articleId)}/thread?limit=100&replies=20`;
    return threadPageSchema.parse(await (await get(path)).json());
  };
  const words = async () => {
    const pages = await Promise.all(demoArticles.map(({ id }) => thread(id)));
    return pages.map(({ comments }) => comments.length);
  };
  const seeded = demoArticles.map(({ comments }) => comments.length);

  test("paths of all three services → one origin; internal ones → not there", async () => {
    const statusOf = async (path: string) => (await get(path)).status;
    expect(await statusOf("/auth/.well-known/jwks.json")).toBe(200);
    expect(await statusOf("/api/v1/sites/demo")).toBe(200);
    expect(await statusOf("/d/demo/nothing-yet")).toBe(200);
    for (const path of ["/health/live", "/health/ready", "/metrics", "/internal/sites/demo"]) {
      expect([path, await statusOf(path)]).toEqual([path, 404]);
    }
  });

  test("[T40] the internal listener → ready for all; sites for whoever has the token", async () => {
    const ask = (path: string, headers = {}) => fetch(product.internalUrl + path, { headers });
    expect((await ask("/health/ready")).status).toBe(200);
    expect((await ask("/internal/sites/demo")).status).toBe(401);
    const authorization = `Bearer ${product.serviceToken}`;
    const site = await (await ask("/internal/sites/demo", { authorization })).json();
    expect(site).toMatchObject({ id: "demo", allowedOrigins: [product.demo?.origin] });
  });

  test("both OpenAPI documents → served where the API page says", async () => {
    for (const path of ["/api/v1/openapi.json", "/auth/v1/openapi.json"]) {
      expect(await (await get("/docs")).text()).toContain(`href="${path}"`);
      expect(await (await get(path)).json()).toMatchObject({ openapi: "3.1.0" });
    }
  });

  test("seeding: cut in the middle, on again, and once more → each comment there once", async () => {
    const seeding = product.demo?.seed(product.url);
    while ((await thread("night-trams")).seq < 2) await new Promise(setImmediate);
    await product.stop();
    await seeding;
    product = await startProduct({ DATA_DIR: folder });
    const half = await words();
    expect(half[0]).toBeGreaterThanOrEqual(2);
    expect(half).not.toEqual(seeded);
    await product.demo?.seed(product.url);
    expect(await words()).toEqual(seeded);
    await product.demo?.seed(product.url);
    expect(await words()).toEqual(seeded);
  });

  test("a comment posted → on the demo's page for guests, in its place and language", async () => {
    await product.demo?.seed(product.url);
    const html = await (
      await get(`/d/demo/${encodeURIComponent("урожай-яблок")}?locale=ru`)
    ).text();
    expect(html).toContain("<title>Обсуждение: Старый сад открыли для всех");
    expect(html).toContain("А с собакой пускают?");
  });

  test("[P3] many readers of one discussion → one page rendered", async () => {
    const rendered = async () => {
      const metrics = await (await fetch(`${product.internalUrl}/metrics`)).text();
      return Number(/^parley_widget_pages_built_total (\d+)$/m.exec(metrics)?.[1]);
    };
    const before = await rendered();
    const pages = Array.from({ length: 40 }, () => get("/embed/demo/harbour-clock?heading=3"));
    const etags = (await Promise.all(pages)).map(({ headers }) => headers.get("etag"));
    expect([new Set(etags).size, (await rendered()) - before]).toEqual([1, 1]);
  });

  test("a reader's page from a link to a comment, without a script → the comment is there", async () => {
    const { comments } = await thread("night-trams");
    const reply = comments.find(({ depth }) => depth > 0);
    const html = await (await get(`/d/demo/night-trams?comment=${reply?.id}`)).text();
    expect(html).toContain(`id="parley-${reply?.id}"`);
  });
});
