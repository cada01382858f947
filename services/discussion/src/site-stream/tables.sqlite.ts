import { textIn, textOrNullIn } from "@parley/service-kit/storage/sqlite/columns";
import type { SqliteRow } from "@parley/service-kit/storage/sqlite/driver";
import type { Migration } from "@parley/service-kit/storage/sqlite/migrate";
import type { SanctionRecord, SiteRecord } from "./records.ts";

export const SITE_MIGRATIONS: readonly Migration[] = [
  {
    name: "site-stream-1",
    sql: `
      CREATE TABLE site (
        stream TEXT PRIMARY KEY, n INTEGER NOT NULL, site_id TEXT NOT NULL, name TEXT NOT NULL,
        allowed_origins TEXT NOT NULL, settings TEXT NOT NULL, created_at TEXT NOT NULL
      ) WITHOUT ROWID;
      CREATE TABLE sanction (
        id TEXT PRIMARY KEY, n INTEGER NOT NULL, site_id TEXT NOT NULL, account_id TEXT NOT NULL,
        kind TEXT NOT NULL, reason TEXT NOT NULL, note TEXT, until TEXT, created_at TEXT NOT NULL,
        by TEXT NOT NULL, lifted_at TEXT
      ) WITHOUT ROWID;
      CREATE INDEX sanction_in_force ON sanction (site_id, account_id) WHERE lifted_at IS NULL;
      CREATE INDEX sanction_newest ON sanction (site_id, created_at, id) WHERE lifted_at IS NULL;
    `,
  },
];

export function siteRecordOf(row: SqliteRow): SiteRecord {
  return {
    siteId: textIn(row, "site_id"),
    name: textIn(row, "name"),
    allowedOrigins: JSON.parse(textIn(row, "allowed_origins")) as string[],
    settings: JSON.parse(textIn(row, "settings")) as SiteRecord["settings"],
    createdAt: textIn(row, "created_at"),
  };
}

export function sanctionRecordOf(row: SqliteRow): SanctionRecord {
  return {
    id: textIn(row, "id"),
    siteId: textIn(row, "site_id"),
    accountId: textIn(row, "account_id"),
    kind: textIn(row, "kind") as SanctionRecord["kind"],
    reason: textIn(row, "reason"),
    note: textOrNullIn(row, "note"),
    until: textOrNullIn(row, "until"),
    createdAt: textIn(row, "created_at"),
    by: textIn(row, "by"),
    liftedAt: textOrNullIn(row, "lifted_at"),
  };
}
