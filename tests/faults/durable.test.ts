import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "@jest/globals";
import type { ArticleRef } from "@parley/contracts/live-events";
import type { ThreadPage } from "@parley/contracts/types";
import { openDriver } from "@parley/service-kit/storage/sqlite/driver";
import { describeWith } from "../support/describe-with.ts";
import { openStrace } from "../support/strace.ts";
import { until } from "../support/until.ts";
import { insist } from "./cutting/call.ts";
import { actorOf, register, SITE } from "./cutting/people.ts";
import { removeFolder, startProduct, type Product } from "./cutting/start-product.ts";
import { seededRandom } from "./journal-model/seeded-random.ts";

const ARTICLE: ArticleRef = { siteId: SITE, articleId: "a1" };

let product: Product;
afterEach(async () => {
  await product.kill();
  await removeFolder(product.dataFolder);
});

const databaseOf = ({ dataFolder }: Product) => `${dataFolder}/discussion.sqlite`;

await describeWith(openStrace, "on disk", (strace) => {
  test("[T114] 100 posts one after the other → each was synced before its 201", async () => {
    product = await startProduct();
    const writer = actorOf(product.origin, await register(product.origin, "Ann Writer"));
    const counter = await strace.countSyncs(product.pid);
    let unsynced = 0;
    for (let i = 0; i < 100; i += 1) {
      const before = counter.syncs();
      const { outcome } = await writer.post(ARTICLE, `text ${i}`, `key-${i}`);
      expect(outcome).toBe("ok");
      // The tracer writes what it saw a little after the call.
      await until(() => counter.syncs() > before, "a sync", 500).catch(() => (unsynced += 1));
    }
    expect(unsynced).toBe(0);
    expect(counter.syncs()).toBeGreaterThanOrEqual(100);
  });
});

test("[T115] killed again and again while it starts → opens, and all of it is there", async () => {
  const random = seededRandom(115);
  product = await startProduct();
  const writer = actorOf(product.origin, await register(product.origin, "Ann Writer"));
  for (let i = 0; i < 50; i += 1) await writer.post(ARTICLE, `text ${i}`, `key-${i}`);
  await product.kill();
  for (let crash = 0; crash < 12; crash += 1) {
    // It opens its stores some half a second after it was started.
    await killWithin(200 + random.below(600), product.dataFolder);
  }
  product = await startProduct({}, product.dataFolder);
  const page = await readThread(product);
  expect(page.comments).toHaveLength(50);
  expect(page.article.commentCount).toBe(50);
});

async function killWithin(ms: number, dataFolder: string): Promise<void> {
  const child = spawn(process.execPath, ["--import", "tsx", "infra/all-in-one/src/main.ts"], {
    cwd: fileURLToPath(new URL("../../", import.meta.url)),
    env: { ...process.env, PORT: "0", INTERNAL_PORT: "0", DEMO_PORT: "off", DATA_DIR: dataFolder },
    stdio: "ignore",
  });
  const ended = once(child, "exit");
  setTimeout(() => child.kill("SIGKILL"), ms);
  await ended;
}

const readThread = ({ origin }: Product) =>
  insist<ThreadPage>(`${origin}/api/v1/sites/${SITE}/articles/a1/thread?limit=100`, "GET");

test("[T126] another program holds the database → writes answer 503, reads go on, and it recovers by itself", async () => {
  product = await startProduct();
  const writer = actorOf(product.origin, await register(product.origin, "Ann Writer"));
  await writer.post(ARTICLE, "before", "key-before");
  const other = openDriver(databaseOf(product));
  other.exec("BEGIN IMMEDIATE");
  const writes = Array.from({ length: 5 }, (_, i) => writer.post(ARTICLE, `held ${i}`, `key-${i}`));
  const page = await readThread(product);
  expect(page.comments).toHaveLength(1);
  const held = await Promise.all(writes);
  expect(held.map(({ outcome }) => outcome)).not.toContain("ok");
  other.exec("ROLLBACK");
  other.close();
  for (let i = 0; i < 5; i += 1) await writer.post(ARTICLE, `held ${i}`, `key-${i}`);
  const after = await readThread(product);
  expect(after.comments).toHaveLength(6);
});
