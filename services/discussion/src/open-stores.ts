import type { Logger } from "@parley/service-kit/logger";
import { type DiscussionConfig, sqliteFileOf } from "./config.ts";
import { openSqliteStores } from "./stores.sqlite.ts";
import type { DiscussionStores, StoreSurroundings } from "./stores.ts";

/** MongoDB where it is configured, else the embedded store. */
export async function openStores(
  config: DiscussionConfig,
  surroundings: StoreSurroundings & { readonly logger: Pick<Logger, "warn"> },
): Promise<DiscussionStores> {
  if (config.mongodbUri === null) return openSqliteStores(sqliteFileOf(config), surroundings);
  // A site on the embedded store never pays for the MongoDB driver.
  const { openMongoStores } = await import("./stores.mongo.ts");
  return openMongoStores(config.mongodbUri, surroundings);
}
