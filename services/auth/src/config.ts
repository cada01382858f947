import { emailSchema, passwordSchema } from "@parley/contracts/schemas/account";
import {
  logLevel,
  mongodbUri,
  notBuiltYet,
  onOff,
  origin,
  secret,
} from "@parley/service-kit/config/variables";
import { ConfigError } from "@parley/service-kit/config/config-error";
import { readEnv } from "@parley/service-kit/config/read-env";
import { readSecretFiles } from "@parley/service-kit/config/read-secret-files";
import * as z from "zod";
import type { BootstrapAdmin } from "./accounts/bootstrap-admin.ts";

export interface AuthConfig {
  readonly publicOrigin: string;
  readonly dataDir: string;
  /** null: SQLite in `dataDir`. */
  readonly mongodbUri: string | null;
  readonly serviceToken: string;
  /** null: from `dataDir`, as the pepper. */
  readonly accessTokenKey: string | null;
  readonly passwordPepper: string | null;
  readonly bootstrapAdmin: BootstrapAdmin | null;
  readonly rateLimits: boolean;
  readonly bcryptCost: number;
  readonly logLevel: string;
}

const SECRETS = ["ACCESS_TOKEN_KEY", "PASSWORD_PEPPER"];
const cost = "give a whole number from 4 to 16";

const schema = z.object({
  PUBLIC_ORIGIN: origin,
  DATA_DIR: z.string().default("./data"),
  MONGODB_URI: mongodbUri.optional(),
  SMTP_URL: notBuiltYet,
  REDIS_URL: notBuiltYet,
  SERVICE_TOKEN: secret(32),
  ACCESS_TOKEN_KEY: z.string().optional(),
  PASSWORD_PEPPER: secret(32).optional(),
  BOOTSTRAP_ADMIN_EMAIL: emailSchema.optional(),
  BOOTSTRAP_ADMIN_PASSWORD: passwordSchema.optional(),
  RATE_LIMITS: onOff.default(true),
  BCRYPT_COST: z
    .string()
    .regex(/^([4-9]|1[0-6])$/, cost)
    .default("12")
    .transform(Number),
  LOG_LEVEL: logLevel.default("info"),
});

/** Throws ConfigError. */
export function readAuthConfig(env: NodeJS.ProcessEnv): AuthConfig {
  const read = readEnv(schema, readSecretFiles(env, SECRETS));
  return {
    publicOrigin: read.PUBLIC_ORIGIN,
    dataDir: read.DATA_DIR,
    mongodbUri: read.MONGODB_URI ?? null,
    serviceToken: read.SERVICE_TOKEN,
    accessTokenKey: read.ACCESS_TOKEN_KEY ?? null,
    passwordPepper: read.PASSWORD_PEPPER ?? null,
    bootstrapAdmin: bootstrapAdminOf(read.BOOTSTRAP_ADMIN_EMAIL, read.BOOTSTRAP_ADMIN_PASSWORD),
    rateLimits: read.RATE_LIMITS,
    bcryptCost: read.BCRYPT_COST,
    logLevel: read.LOG_LEVEL,
  };
}

function bootstrapAdminOf(email?: string, password?: string): BootstrapAdmin | null {
  if (email !== undefined && password !== undefined) return { email, password };
  if (email === undefined && password === undefined) return null;
  throw new ConfigError("set BOOTSTRAP_ADMIN_EMAIL and BOOTSTRAP_ADMIN_PASSWORD, or neither");
}
