import { bindPort } from "@parley/service-kit/http/bind-port";
import { createApp } from "@parley/service-kit/http/create-app";
import { createHttpServer } from "@parley/service-kit/http/create-http-server";
import type { Logger } from "@parley/service-kit/logger";
import type { Service } from "@parley/service-kit/service";
import { Router } from "express";
import { createDemoRoutes } from "./demo-routes.ts";
import { DEMO_SITE } from "./demo-site.ts";
import { seedDemo } from "./seed/seed-demo.ts";

/** A site of its own beside the product: a listener, nothing of the product's paths. */
export interface DemoHost extends Service {
  /** Another *site* than the product's, so that cookies behave as at a real publisher's. */
  readonly origin: string;
  /** To be called once the product serves at this address. Ends early when the process stops. */
  seed(productUrl: string): Promise<void>;
}

export interface DemoHostOptions {
  port: number;
  productOrigin: string;
  logger: Logger;
}

/** Takes the port at once; rejects with ConfigError where it is taken. `start` says where it is. */
export async function openDemoHost({
  port,
  productOrigin,
  logger,
}: DemoHostOptions): Promise<DemoHost> {
  const routes = Router();
  const server = createHttpServer(createApp({ logger, trustProxy: [], routers: [routes] }));
  const place = { host: "127.0.0.1", port, variable: "DEMO_PORT" };
  const listener = await bindPort(server, place);
  const origin = listener.url;
  routes.use(createDemoRoutes({ productOrigin, demoOrigin: origin, siteId: DEMO_SITE.id }));
  const stopping = new AbortController();
  return {
    name: "demo",
    origin,
    router: Router(),
    internalRouter: Router(),
    async start() {
      process.stdout.write(`demo on ${origin}\n`);
    },
    notReady: () => null,
    seed: (productUrl) =>
      seedDemo({ productUrl, demoOrigin: origin, logger, signal: stopping.signal }),
    async drain() {
      stopping.abort();
    },
    async stop() {
      const closed = listener.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
