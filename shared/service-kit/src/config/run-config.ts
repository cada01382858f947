import * as z from "zod";
import type { ServicesConfig } from "../start-services.ts";
import { addressList, logLevel, port, secret } from "./variables.ts";
import { readEnv } from "./read-env.ts";

/** What every process reads, whichever services it runs. */
export interface RunConfig extends ServicesConfig {
  logLevel: string;
}

/** `serviceToken`: only where the process makes its own. Throws ConfigError. */
export function readRunConfig(
  env: NodeJS.ProcessEnv,
  defaults: { port: number; internalPort: number; serviceToken?: string },
): RunConfig {
  const token = secret(32);
  const schema = z.object({
    HOST: z.string().default("localhost"),
    PORT: port.default(defaults.port),
    INTERNAL_PORT: port.default(defaults.internalPort),
    SERVICE_TOKEN: defaults.serviceToken ? token.default(defaults.serviceToken) : token,
    TRUST_PROXY: addressList.default([]),
    LOG_LEVEL: logLevel.default("info"),
  });
  const read = readEnv(schema, env);
  return {
    host: read.HOST,
    port: read.PORT,
    internalPort: read.INTERNAL_PORT,
    serviceToken: read.SERVICE_TOKEN,
    trustProxy: read.TRUST_PROXY,
    logLevel: read.LOG_LEVEL,
  };
}
