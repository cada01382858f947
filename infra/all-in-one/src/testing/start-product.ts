import { createLogger } from "@parley/service-kit/logger";
import { startServices } from "@parley/service-kit/start-services";
import { readAllInOneConfig } from "../config.ts";
import { makeServices, type Made } from "../make-services.ts";

export interface Product extends Pick<Made, "demo"> {
  readonly url: string;
  readonly internalUrl: string;
  /** The service token of this process. */
  readonly serviceToken: string;
  stop(): Promise<void>;
}

/** Everything in this process on free ports, as `npm start` does it, for a fast and silent test. */
export async function startProduct(env: Record<string, string>): Promise<Product> {
  const whole = {
    PORT: "0",
    INTERNAL_PORT: "0",
    DEMO_PORT: "0",
    LOG_LEVEL: "silent",
    BCRYPT_COST: "4",
    BOOTSTRAP_ADMIN_EMAIL: "admin@news.example",
    BOOTSTRAP_ADMIN_PASSWORD: "a quiet harbour lantern",
    ...env,
  };
  const config = readAllInOneConfig(whole);
  const logger = createLogger(config.run.logLevel);
  let demo: Made["demo"] = null;
  const running = await startServices({
    config: config.run,
    logger,
    async services(bound) {
      const made = await makeServices({ config, env: whole, logger }, bound);
      demo = made.demo;
      return made.services;
    },
  });
  const { url, internalUrl, stop } = running;
  return { url, internalUrl, serviceToken: config.run.serviceToken, demo, stop };
}
