import { createHmac, hkdfSync, randomBytes } from "node:crypto";
import { join } from "node:path";
import { ConfigError } from "@parley/service-kit/config/config-error";
import { type Facts, readOrPut } from "../facts/facts.ts";
import { makeSecretFile, readSecretFile } from "../tokens/secret-file.ts";

/** The secret that stands outside the database: passwords, refresh tokens and device cookies hang on it. */
export interface Pepper {
  readonly secret: string;
  /** Tells one pepper from another and nothing about either. */
  readonly id: string;
  /** A key of 32 bytes for one purpose. */
  keyFor(purpose: string): Buffer;
}

const FACT = "pepper-id";
const FILE = "pepper";

/**
 * From `PASSWORD_PEPPER` where it is given, else from the file in `dataDir`, which the first start makes. Throws
 * ConfigError for another pepper than the one that the database was made with: no password would match.
 */
export async function openPepper(
  facts: Facts,
  dataDir: string,
  given: string | null,
): Promise<Pepper> {
  const known = await facts.read(FACT);
  const file = join(dataDir, FILE);
  const secret =
    given ??
    readSecretFile(file) ??
    (known === null ? makeSecretFile(file, randomBytes(32).toString("base64url")) : null);
  if (secret === null || secret === "") throw otherPepper(file);
  const id = createHmac("sha256", secret)
    .update("parley pepper id")
    .digest("base64url")
    .slice(0, 16);
  if ((await readOrPut(facts, FACT, () => id)) !== id) throw otherPepper(file);
  return {
    secret,
    id,
    keyFor: (purpose) => Buffer.from(hkdfSync("sha256", secret, "", `parley ${purpose}`, 32)),
  };
}

function otherPepper(file: string): ConfigError {
  return new ConfigError(
    `the database was made with another password pepper: give that one as PASSWORD_PEPPER or in ${file}`,
  );
}
