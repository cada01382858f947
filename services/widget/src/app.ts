import { createLogger } from "@parley/service-kit/logger";
import { createMetrics } from "@parley/service-kit/metrics";
import type { Service } from "@parley/service-kit/service";
import { Router } from "express";
import type { WidgetConfig } from "./config.ts";
import { loadAssetFiles, type AssetFiles } from "./server/assets/asset-files.ts";
import { createAssetRoutes } from "./server/assets/asset-routes.ts";
import { createBuiltPages } from "./server/pages/built-pages.ts";
import { createErrorPage, refuseUnknownPath } from "./server/pages/error-pages.ts";
import { createFeedRoutes } from "./server/pages/feed-routes.ts";
import { createPanelRoutes } from "./server/pages/panel-routes.ts";
import { createSmallRoutes } from "./server/pages/small-routes.ts";
import { createAskDiscussion } from "./server/reads/ask-discussion.ts";
import { createDiscussionReads } from "./server/reads/discussion-reads.ts";

const KEPT_ANSWERS_LENGTH = 16 * 1024 * 1024;
const KEPT_PAGES_BYTES = 48 * 1024 * 1024;

/** Pages and scripts (contract). It keeps nothing but copies: all it knows comes from the discussion service. */
export function createWidget(config: WidgetConfig): Service {
  const router = Router();
  return {
    name: "widget",
    router,
    internalRouter: Router(),
    async start() {
      const assets = await loadAssetFiles(config.assetsFolder);
      for (const part of routesOf(config, assets)) router.use(part);
      router.use(refuseUnknownPath);
      const logger = createLogger(config.logLevel);
      router.use(createErrorPage({ assets, publicOrigin: config.publicOrigin, logger }));
    },
    notReady: () => null,
    stop: () => Promise.resolve(),
  };
}

function routesOf(config: WidgetConfig, assets: AssetFiles): Router[] {
  const { publicOrigin } = config;
  const now = Date.now;
  const ask = createAskDiscussion({
    baseUrl: config.discussionInternalUrl,
    serviceToken: config.serviceToken,
    now,
    trustMs: 2_000,
    maxKeptLength: KEPT_ANSWERS_LENGTH,
  });
  const reads = createDiscussionReads(ask);
  const builds = createMetrics("parley_widget").counter("pages_built_total", "Pages rendered");
  const built = createBuiltPages({
    maxBytes: KEPT_PAGES_BYTES,
    maxAgeMs: 60_000,
    onBuilt: () => builds.inc(),
  });
  return [
    createPanelRoutes({ reads, built, assets, publicOrigin, now }),
    createFeedRoutes({ reads, built, publicOrigin }),
    createAssetRoutes(assets),
    createSmallRoutes({ assets, publicOrigin }),
  ];
}
