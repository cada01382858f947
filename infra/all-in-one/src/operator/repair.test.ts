import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { demoArticles } from "@parley/demo-host/articles/demo-articles";
import { openDriver } from "@parley/service-kit/storage/sqlite/driver";
import { startProduct, type Product } from "../testing/start-product.ts";
import { repair } from "./repair.ts";

let folder: string;
let product: Product;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-repair-"));
  product = await startProduct({ DATA_DIR: folder });
  await product.demo?.seed(product.url);
});
afterAll(async () => {
  await product.stop();
  await rm(folder, { recursive: true });
});

/** Past every cache, as the running product tells it. */
async function counts(): Promise<unknown> {
  const ids = demoArticles.map(({ id }) => encodeURIComponent(id)).join(",");
  const headers = { "cache-control": "no-cache" };
  const path = `/api/v1/sites/demo/counts?articles=${ids}`;
  return (await fetch(product.url + path, { headers })).json();
}

async function run(): Promise<string[]> {
  const lines: string[] = [];
  const env = {
    DATA_DIR: folder,
    PUBLIC_ORIGIN: product.url,
    AUTH_INTERNAL_URL: product.internalUrl,
    SERVICE_TOKEN: product.serviceToken,
  };
  const last = await repair(env, (line) => lines.push(line));
  return [...lines, last];
}

test("[C3] repair: counts are wrong while the product runs → told by article, right again; once more → nothing", async () => {
  const before = await counts();
  const none = `${demoArticles.length} articles looked at, 0 repaired`;
  expect(await run()).toEqual([none]);

  const driver = openDriver(join(folder, "discussion.sqlite"));
  driver.exec("UPDATE article SET comment_count = 77 WHERE article_id = 'night-trams'");
  driver.close();
  expect(await counts()).not.toEqual(before);

  expect(await run()).toEqual([
    "demo/night-trams: commentCount (comments: 0)",
    `${demoArticles.length} articles looked at, 1 repaired`,
  ]);
  expect(await counts()).toEqual(before);
  expect(await run()).toEqual([none]);
});
