import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startService, type ServiceProcess } from "../../support/service-process.ts";
import { ADMIN, SITE, SITE_ORIGIN } from "./people.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

export interface Product extends ServiceProcess {
  readonly dataFolder: string;
}

/** The whole product from its sources in a process of its own, with cheap passwords and no rate limits. */
export async function startProduct(
  env: Record<string, string> = {},
  dataFolder?: string,
): Promise<Product> {
  const folder = dataFolder ?? (await mkdtemp(join(tmpdir(), "parley-fault-")));
  const product = await startService({
    args: ["--import", "tsx", "infra/all-in-one/src/main.ts"],
    cwd: ROOT,
    env: {
      DATA_DIR: folder,
      DEMO_PORT: "off",
      RATE_LIMITS: "off",
      BCRYPT_COST: "4",
      BOOTSTRAP_SITE: SITE,
      BOOTSTRAP_SITE_ORIGINS: SITE_ORIGIN,
      BOOTSTRAP_ADMIN_EMAIL: ADMIN.email,
      BOOTSTRAP_ADMIN_PASSWORD: ADMIN.password,
      ...env,
    },
  });
  return { ...product, dataFolder: folder };
}

export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true });
