import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { logLevel, origin, secret, serviceUrl } from "@parley/service-kit/config/variables";
import { readEnv } from "@parley/service-kit/config/read-env";
import * as z from "zod";

export interface WidgetConfig {
  publicOrigin: string;
  discussionInternalUrl: string;
  serviceToken: string;
  logLevel: string;
  /** Where the built browser files lie. */
  assetsFolder: string;
}

const schema = z.object({
  PUBLIC_ORIGIN: origin,
  DISCUSSION_INTERNAL_URL: serviceUrl,
  SERVICE_TOKEN: secret(32),
  LOG_LEVEL: logLevel.default("info"),
});

/** Throws ConfigError. */
export function readWidgetConfig(env: NodeJS.ProcessEnv): WidgetConfig {
  const read = readEnv(schema, env);
  return {
    publicOrigin: read.PUBLIC_ORIGIN,
    discussionInternalUrl: read.DISCUSSION_INTERNAL_URL,
    serviceToken: read.SERVICE_TOKEN,
    logLevel: read.LOG_LEVEL,
    assetsFolder: findAssetsFolder(dirname(fileURLToPath(import.meta.url))),
  };
}

/** `dist/widget` in the nearest folder above that has one: the same for sources and for the bundle in `dist/server`. */
function findAssetsFolder(from: string): string {
  const folder = join(from, "dist/widget");
  const parent = dirname(from);
  return existsSync(folder) || parent === from ? folder : findAssetsFolder(parent);
}
