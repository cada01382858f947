import { JOURNAL_MIGRATIONS } from "@parley/service-kit/journal/sqlite-entries";
import type { Migration } from "@parley/service-kit/storage/sqlite/migrate";

/** No view has a unique index but its key [J9]; what must be unique is a reservation [F4]. */
export const AUTH_MIGRATIONS: readonly Migration[] = [
  ...JOURNAL_MIGRATIONS,
  {
    name: "auth-1",
    sql: `
      CREATE TABLE account (
        id TEXT PRIMARY KEY, email TEXT NOT NULL, email_lower TEXT NOT NULL,
        email_verified INTEGER NOT NULL, name TEXT NOT NULL, name_folded TEXT NOT NULL,
        locale TEXT NOT NULL, roles TEXT NOT NULL, chief INTEGER NOT NULL,
        disabled INTEGER NOT NULL, epoch INTEGER NOT NULL, n INTEGER NOT NULL,
        created_at TEXT NOT NULL, password_scheme TEXT NOT NULL,
        password_pepper_id TEXT NOT NULL, password_hash TEXT NOT NULL
      ) WITHOUT ROWID;
      CREATE INDEX account_by_email ON account (email_lower);
      CREATE INDEX account_by_time ON account (created_at, id);
      CREATE INDEX account_chiefs ON account (id) WHERE chief = 1;
      CREATE TABLE reservation (
        key TEXT PRIMARY KEY, account_id TEXT NOT NULL, at TEXT NOT NULL
      ) WITHOUT ROWID;
      CREATE TABLE session (
        sid TEXT PRIMARY KEY, account_id TEXT NOT NULL, epoch INTEGER NOT NULL,
        created_at TEXT NOT NULL, last_used_at TEXT NOT NULL, ended_at TEXT, ended_why TEXT,
        exchanged_at TEXT, user_agent TEXT NOT NULL, place TEXT NOT NULL,
        token_current TEXT NOT NULL, token_parent TEXT, token_made_at INTEGER NOT NULL,
        token_salt TEXT, token_key_id TEXT NOT NULL
      ) WITHOUT ROWID;
      CREATE INDEX session_by_place ON session (account_id, place);
      CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    `,
  },
];
