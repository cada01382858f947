import { createApp } from "@parley/service-kit/http/create-app";
import { createHttpServer } from "@parley/service-kit/http/create-http-server";
import { bindPort } from "@parley/service-kit/http/bind-port";
import type { Logger } from "@parley/service-kit/logger";
import { Router } from "express";
import { createDemoRoutes } from "./demo-routes.ts";

export const DEMO_SITE_ID = "demo";

export interface DemoHost {
  /** Another site than the product's, so that its cookies are third-party ones, as at a real publisher's. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Rejects with ConfigError where the port is taken. */
export async function openDemoHost(options: {
  port: number;
  productOrigin: string;
  logger: Logger;
}): Promise<DemoHost> {
  const { port, productOrigin, logger } = options;
  const routes = Router();
  const server = createHttpServer(createApp({ logger, trustProxy: [], routers: [routes] }));
  const listener = await bindPort(server, { host: "127.0.0.1", port, variable: "DEMO_PORT" });
  const demoOrigin = listener.url;
  routes.use(createDemoRoutes({ productOrigin, demoOrigin, siteId: DEMO_SITE_ID }));
  return {
    origin: demoOrigin,
    close() {
      const closed = listener.close();
      server.closeAllConnections();
      return closed;
    },
  };
}
