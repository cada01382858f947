import type { Router } from "express";
import { createApp } from "@parley/service-kit/http/create-app";
import { createHttpServer } from "@parley/service-kit/http/create-http-server";
import { listen } from "@parley/service-kit/http/listen";
import { createLogger } from "@parley/service-kit/logger";

export interface ServedApp {
  url: string;
  port: number;
  /** The log's lines so far. */
  logged: string[];
  close(): Promise<void>;
}

/** The real app and server around some routers, on a free port of 127.0.0.1. */
export async function serveApp(
  routers: readonly Router[],
  trustProxy: readonly string[] = [],
): Promise<ServedApp> {
  const logged: string[] = [];
  const logger = createLogger("debug", { write: (line) => void logged.push(line) });
  const server = createHttpServer(createApp({ logger, trustProxy, routers }));
  const { url, port, close } = await listen(server, "127.0.0.1", 0);
  return {
    url,
    port,
    logged,
    close: async () => {
      server.closeAllConnections();
      await close();
    },
  };
}
