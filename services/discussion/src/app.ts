import { createLogger } from "@parley/service-kit/logger";
import { AppError } from "@parley/service-kit/problem";
import type { Service } from "@parley/service-kit/service";
import { Router } from "express";
import type { DiscussionConfig } from "./config.ts";
import { createDiscussionParts, type DiscussionParts } from "./parts.ts";
import { createDiscussionRoutes } from "./discussion-routes.ts";
import { ensureSite } from "./sites/ensure-site.ts";

/** Threads, moderation and live push (contract, "Discussion service" and "Live"). The composition root. */
export function createDiscussion(config: DiscussionConfig): Service {
  const router = Router();
  const internalRouter = Router();
  const logger = createLogger(config.logLevel);
  let parts: DiscussionParts | null = null;
  const started = (): DiscussionParts => {
    if (parts === null) throw new AppError("overloaded", "the service has not started yet");
    return parts;
  };
  return {
    name: "discussion",
    router,
    internalRouter,
    attach: (server) => started().live.attach(server),
    async start() {
      parts = await createDiscussionParts(config, logger);
      for (const site of config.sites) await ensureSite(parts.stores, site);
      const routes = createDiscussionRoutes(config, parts);
      router.use(routes.open);
      internalRouter.use(routes.internal);
      await parts.accounts.start();
    },
    notReady: () => started().stores.notReady() ?? started().accounts.notReady(),
    drain: () => started().live.drain(),
    async stop() {
      if (parts === null) return;
      await parts.live.stop();
      await parts.accounts.stop();
      await parts.stores.close();
    },
  };
}
