import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readAllInOneConfig, type AllInOneConfig } from "@parley/all-in-one/config";
import { makeServices } from "@parley/all-in-one/make-services";
import { createLogger } from "@parley/service-kit/logger";
import { startServices } from "@parley/service-kit/start-services";
import { CHIEF, SITE, SITE_ORIGIN } from "./starting-state.ts";

export interface ProductOptions {
  /** SQLite in a folder of its own unless told. */
  mongodbUri?: string;
  /** What else the environment says. */
  env?: Record<string, string>;
}

export interface Product {
  /** The public origin, `http://localhost:port`. */
  readonly origin: string;
  readonly internal: string;
  readonly store: "SQLite" | "MongoDB";
  readonly config: AllInOneConfig;
  stop(): Promise<void>;
}

/**
 * The whole product in this process on free ports: real stores, real HTTP, cheap passwords, no rate limits and no demo
 * unless told. `CHIEF` is an admin of all sites. What it stored goes when it stops.
 */
export async function startProduct({
  mongodbUri,
  env = {},
}: ProductOptions = {}): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), "parley-product-"));
  const settings: NodeJS.ProcessEnv = {
    DATA_DIR: folder,
    PORT: "0",
    INTERNAL_PORT: "0",
    DEMO_PORT: "off",
    RATE_LIMITS: "off",
    BCRYPT_COST: "4",
    LOG_LEVEL: "silent",
    BOOTSTRAP_SITE: SITE,
    BOOTSTRAP_SITE_ORIGINS: SITE_ORIGIN,
    BOOTSTRAP_ADMIN_EMAIL: CHIEF.email,
    BOOTSTRAP_ADMIN_PASSWORD: CHIEF.password,
    ...(mongodbUri !== undefined && { MONGODB_URI: mongodbUri }),
    ...env,
  };
  const config = readAllInOneConfig(settings);
  const logger = createLogger(config.run.logLevel);
  const running = await startServices({
    config: config.run,
    logger,
    services: async (bound) => {
      const made = await makeServices({ config, env: settings, logger }, bound);
      return made.services;
    },
  });
  return {
    origin: running.url,
    internal: running.internalUrl,
    store: mongodbUri === undefined ? "SQLite" : "MongoDB",
    config,
    async stop() {
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
