import type { SqliteStore } from "@parley/service-kit/storage/sqlite/open-sqlite";
import { streamOfSite } from "../site-stream/site-stream.ts";
import { sanctionRecordOf, siteRecordOf } from "../site-stream/tables.sqlite.ts";
import type { SiteReads } from "./site-reads.ts";

/** Later than every time that is written. */
const BEFORE_THE_FIRST = { createdAt: "9999", id: "" };

export function createSqliteSiteReads(store: SqliteStore): SiteReads {
  const byStream = store.prepare("SELECT * FROM site WHERE stream = $stream");
  const all = store.prepare("SELECT * FROM site ORDER BY stream");
  const inForce = store.prepare(
    "SELECT * FROM sanction WHERE site_id = $siteId AND account_id = $accountId AND lifted_at IS NULL",
  );
  const newest = store.prepare(
    `SELECT * FROM sanction WHERE site_id = $siteId AND lifted_at IS NULL
     AND (created_at, id) < ($createdAt, $id) ORDER BY created_at DESC, id DESC LIMIT $limit`,
  );
  return {
    find: async (siteId) => {
      const row = byStream.get({ stream: streamOfSite(siteId) });
      return row ? { site: siteRecordOf(row), n: Number(row["n"]) } : null;
    },
    all: async () => all.all().map((row) => ({ site: siteRecordOf(row), n: Number(row["n"]) })),
    sanctionsOf: async (siteId, accountId) =>
      inForce.all({ siteId, accountId }).map(sanctionRecordOf),
    sanctions: async (siteId, { after, limit }) => {
      const { createdAt, id } = after ?? BEFORE_THE_FIRST;
      return newest.all({ siteId, createdAt, id, limit }).map(sanctionRecordOf);
    },
  };
}
