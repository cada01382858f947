import type { Logger } from "@parley/service-kit/logger";
import { demoArticles } from "../articles/demo-articles.ts";
import { DEMO_SITE } from "../demo-site.ts";
import { articlePath } from "../pages/front-page.tsx";
import { createProductApi } from "./product-api.ts";
import { seedDiscussion } from "./seed-discussion.ts";
import { createSeedPeople } from "./seed-people.ts";

export interface SeedDemoOptions {
  /** Where this process serves the product. */
  productUrl: string;
  demoOrigin: string;
  logger: Logger;
  /** Ends it in the middle; the next start goes on from there. */
  signal: AbortSignal;
}

/** Fills the demo's discussions through the public API. Never rejects: a demo without comments is a demo still. */
export async function seedDemo(options: SeedDemoOptions): Promise<void> {
  const { productUrl, demoOrigin, logger, signal } = options;
  const api = createProductApi({ origin: productUrl, siteId: DEMO_SITE.id, signal });
  const deps = {
    api,
    tokenOf: createSeedPeople(api),
    urlOf: (article: Parameters<typeof articlePath>[0]) => demoOrigin + articlePath(article),
  };
  try {
    let posted = 0;
    for (const article of demoArticles) posted += await seedDiscussion(deps, article);
    if (posted > 0) logger.info({ event: "demo.seeded", posted }, "demo discussions seeded");
  } catch (err) {
    if (!signal.aborted) logger.warn({ event: "demo.seed-stopped", err }, "demo not fully seeded");
  }
}
