import { once } from "node:events";
import { rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { createApp } from "@parley/service-kit/http/create-app";
import { createHttpServer } from "@parley/service-kit/http/create-http-server";
import { createLogger } from "@parley/service-kit/logger";
import { createWidget } from "../../app.ts";
import type { WidgetConfig } from "../../config.ts";
import { builtAssets } from "./built-assets.ts";
import {
  aSite,
  aThread,
  SITE_PATH,
  startTinyDiscussion,
  THREAD_PATH,
  type TinyDiscussion,
} from "./tiny-discussion.ts";

export interface OpenWidget {
  discussion: TinyDiscussion;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  text(path: string): Promise<string>;
  close(): Promise<void>;
}

/** The widget service behind a real listener, with the site `news` and its article `a1` in place. */
export async function openWidget(config: Partial<WidgetConfig> = {}): Promise<OpenWidget> {
  const discussion = await startTinyDiscussion();
  discussion.answers.set(SITE_PATH, aSite());
  discussion.answers.set(THREAD_PATH, aThread());
  const assetsFolder = await builtAssets();
  const widget = createWidget({
    publicOrigin: "http://localhost:3000",
    discussionInternalUrl: discussion.url,
    serviceToken: "t".repeat(32),
    logLevel: "silent",
    assetsFolder,
    ...config,
  });
  await widget.start();
  const logger = createLogger("silent");
  const app = createApp({ logger, trustProxy: [], routers: [widget.router] });
  const server = createHttpServer(app);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const get: OpenWidget["get"] = (path, headers = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers, redirect: "manual" });
  return {
    discussion,
    get,
    text: async (path) => (await get(path)).text(),
    async close() {
      server.closeAllConnections();
      server.close();
      await Promise.all([discussion.close(), rm(assetsFolder, { recursive: true })]);
    },
  };
}
