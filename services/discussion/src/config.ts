import { join } from "node:path";
import {
  addressList,
  logLevel,
  mongodbUri,
  notBuiltYet,
  onOff,
  origin,
  originList,
  secret,
  serviceUrl,
} from "@parley/service-kit/config/variables";
import { readEnv } from "@parley/service-kit/config/read-env";
import { siteIdSchema } from "@parley/contracts/schemas/primitives";
import * as z from "zod";
import type { ConfiguredSite } from "./sites/ensure-site.ts";

export interface DiscussionConfig {
  readonly publicOrigin: string;
  readonly authInternalUrl: string;
  readonly serviceToken: string;
  readonly dataDir: string;
  /** null: the embedded store. */
  readonly mongodbUri: string | null;
  /** false: a closed machine. */
  readonly limited: boolean;
  readonly logLevel: string;
  readonly trustProxy: readonly string[];
  /** Made at start if they are not there. */
  readonly sites: readonly ConfiguredSite[];
}

const schema = z.object({
  PUBLIC_ORIGIN: origin,
  AUTH_INTERNAL_URL: serviceUrl,
  SERVICE_TOKEN: secret(32),
  DATA_DIR: z.string().default("./data"),
  MONGODB_URI: mongodbUri.optional(),
  REDIS_URL: notBuiltYet,
  RATE_LIMITS: onOff.default(true),
  LOG_LEVEL: logLevel.default("info"),
  TRUST_PROXY: addressList.default([]),
  BOOTSTRAP_SITE: siteIdSchema.optional(),
  BOOTSTRAP_SITE_ORIGINS: originList.default([]),
});

/** Throws ConfigError. */
export function readDiscussionConfig(env: NodeJS.ProcessEnv): DiscussionConfig {
  const read = readEnv(schema, env);
  const { BOOTSTRAP_SITE: site, BOOTSTRAP_SITE_ORIGINS: allowedOrigins } = read;
  return {
    publicOrigin: read.PUBLIC_ORIGIN,
    authInternalUrl: read.AUTH_INTERNAL_URL,
    serviceToken: read.SERVICE_TOKEN,
    dataDir: read.DATA_DIR,
    mongodbUri: read.MONGODB_URI ?? null,
    limited: read.RATE_LIMITS,
    logLevel: read.LOG_LEVEL,
    trustProxy: read.TRUST_PROXY,
    sites:
      site === undefined ? [] : [{ id: site, name: site, allowedOrigins, followOrigins: false }],
  };
}

export function sqliteFileOf(config: Pick<DiscussionConfig, "dataDir">): string {
  return join(config.dataDir, "discussion.sqlite");
}
