import { randomBytes } from "node:crypto";
import { notBuiltYet, origin, port } from "@parley/service-kit/config/variables";
import { readEnv } from "@parley/service-kit/config/read-env";
import { readRunConfig, type RunConfig } from "@parley/service-kit/config/run-config";
import type { Bound } from "@parley/service-kit/run-services";
import * as z from "zod";

export interface AllInOneConfig {
  run: RunConfig;
  /** null: no demo. */
  demoPort: number | null;
  /** Absent: `http://localhost:` and the port it gets. */
  publicOrigin: string | undefined;
}

const demoPort = z.union([z.literal("off").transform(() => null), port], {
  error: "give a port from 0 to 65535, or off",
});

const schema = z.object({
  DEMO_PORT: demoPort.default(3001),
  PUBLIC_ORIGIN: origin.optional(),
  SMTP_URL: notBuiltYet,
  REDIS_URL: notBuiltYet,
});

/** Throws ConfigError. */
export function readAllInOneConfig(env: NodeJS.ProcessEnv): AllInOneConfig {
  const read = readEnv(schema, env);
  const serviceToken = randomBytes(32).toString("base64url");
  return {
    run: readRunConfig(env, { port: 3000, internalPort: 3100, serviceToken }),
    demoPort: read.DEMO_PORT,
    publicOrigin: read.PUBLIC_ORIGIN,
  };
}

/** The environment as each service would be given it alone: where they find each other, and the public origin. */
export function servicesEnv(
  env: NodeJS.ProcessEnv,
  { run, publicOrigin }: AllInOneConfig,
  bound: Pick<Bound, "port" | "internalUrl">,
): NodeJS.ProcessEnv {
  return {
    ...env,
    PUBLIC_ORIGIN: publicOrigin ?? `http://localhost:${bound.port}`,
    AUTH_INTERNAL_URL: bound.internalUrl,
    DISCUSSION_INTERNAL_URL: bound.internalUrl,
    SERVICE_TOKEN: run.serviceToken,
  };
}
