import type { Migration } from "@parley/service-kit/storage/sqlite/migrate";

export const ACCOUNT_DIRECTORY_MIGRATIONS: readonly Migration[] = [
  {
    name: "account-directory-1",
    sql: `
      CREATE TABLE known_account (
        id TEXT PRIMARY KEY, name TEXT, roles TEXT NOT NULL, disabled INTEGER NOT NULL,
        deleted INTEGER NOT NULL, epoch INTEGER NOT NULL, n INTEGER NOT NULL
      ) WITHOUT ROWID;
      CREATE TABLE ended_session (sid TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
      CREATE INDEX ended_session_at ON ended_session (at, sid);
      CREATE TABLE auth_word (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    `,
  },
];
