import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openTestBrowser, type TestBrowser } from "../../support/browser.ts";
import { openTestMongo } from "../../support/mongo.ts";
import { callsOf, type Call } from "../../support/product-call.ts";
import { peopleOf, unique, type People } from "../../support/product-people.ts";
import { startService, type ServiceProcess } from "../../support/service-process.ts";
import { CHIEF } from "../../support/starting-state.ts";
import type { Unavailable } from "../../support/unavailable.ts";
import { until } from "../../support/until.ts";
import { openHostSite, type HostPage, type HostSite } from "./host-site.ts";
import { openReader, type Reader, type ReaderOptions } from "./reader.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** The built product with its demo, a publisher's site beside it, and a browser: one for each file of tests. */
export interface Stage {
  readonly product: ServiceProcess;
  readonly origin: string;
  readonly call: Call;
  readonly people: People;
  readonly host: HostSite;
  /** The site whose only origin is the host's. */
  readonly siteId: string;
  readonly browser: TestBrowser;
  /** What went wrong in anybody's browser. [T59] wants none. */
  readonly faults: string[];
  aReader(options?: ReaderOptions): Promise<Reader>;
  /** An article that nobody commented on yet, with its page at the host's. */
  anArticle(page?: Partial<HostPage>): { articleId: string; url: string };
  stop(): Promise<void>;
}

/**
 * For `describeWith`. SQLite unless the environment says another store. Wants `dist/`, which `npm test` builds before.
 * With a `PUBLIC_ORIGIN` the caller puts something there that leads to the product.
 */
export async function openStage(env: Record<string, string> = {}): Promise<Stage | Unavailable> {
  const browser = await openTestBrowser();
  if ("unavailable" in browser) return browser;
  const folder = await mkdtemp(join(tmpdir(), "parley-stage-"));
  const product = await startProduct({ DATA_DIR: folder, ...env });
  const call = callsOf(() => product.origin);
  const people = peopleOf(call);
  const origin = env["PUBLIC_ORIGIN"] ?? product.origin;
  const host = await openHostSite(origin);
  const siteId = await people.aSite([host.origin]);
  const faults: string[] = [];
  return {
    product,
    origin,
    call,
    people,
    host,
    siteId,
    browser,
    faults,
    aReader: (options) => openReader(browser, faults, options),
    anArticle(page) {
      const articleId = unique("article");
      return { articleId, url: host.publish({ siteId, articleId, ...page }) };
    },
    async stop() {
      await browser.stop();
      await host.stop();
      await product.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The same on MongoDB. */
export async function openMongoStage(): Promise<Stage | Unavailable> {
  const mongo = await openTestMongo();
  if ("unavailable" in mongo) return mongo;
  const stage = await openStage({ MONGODB_URI: mongo.uri() });
  if ("unavailable" in stage) {
    await mongo.stop();
    return stage;
  }
  return {
    ...stage,
    async stop() {
      await stage.stop();
      await mongo.stop();
    },
  };
}

async function startProduct(env: Record<string, string>): Promise<ServiceProcess> {
  const product = await startService({
    args: ["dist/server/all-in-one.js"],
    cwd: ROOT,
    env: {
      DEMO_PORT: "0",
      RATE_LIMITS: "off",
      BCRYPT_COST: "4",
      BOOTSTRAP_ADMIN_EMAIL: CHIEF.email,
      BOOTSTRAP_ADMIN_PASSWORD: CHIEF.password,
      ...env,
    },
  });
  try {
    await until(() => product.output().includes("demo.seeded"), "the demo is seeded", 60_000);
  } catch (error) {
    await product.kill();
    throw error;
  }
  return product;
}
