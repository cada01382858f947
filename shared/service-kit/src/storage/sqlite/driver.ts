import { DatabaseSync, type DatabaseSyncInstance } from "@photostructure/sqlite";

/** The one place that names the SQLite library: its types are `any`, ours are not. */
export type SqliteValue = string | number | null | Uint8Array;
export type SqliteParameters = Readonly<Record<string, SqliteValue>>;
export type SqliteRow = Readonly<Record<string, SqliteValue>>;

export interface SqliteStatement {
  get(parameters?: SqliteParameters): SqliteRow | undefined;
  all(parameters?: SqliteParameters): readonly SqliteRow[];
  run(parameters?: SqliteParameters): { changes: number };
}

export interface SqliteDriver {
  prepare(sql: string): SqliteStatement;
  exec(sql: string): void;
  inTransaction(): boolean;
  close(): void;
}

/** Opens (and makes) the file. Throws the library's error: look at its `code`, never at `instanceof`. */
export function openDriver(file: string): SqliteDriver {
  // A statement does not keep its database alive, so the closures below do.
  const database: DatabaseSyncInstance = new DatabaseSync(file);
  return {
    prepare(sql) {
      const statement = database.prepare(sql);
      return {
        get: (parameters = {}) => statement.get(parameters) as SqliteRow | undefined,
        all: (parameters = {}) => statement.all(parameters) as SqliteRow[],
        run: (parameters = {}) => ({ changes: Number(statement.run(parameters).changes) }),
      };
    },
    exec: (sql) => database.exec(sql),
    inTransaction: () => database.isTransaction,
    close: () => database.close(),
  };
}

/** The library's symbolic result code ("SQLITE_FULL", "SQLITE_BUSY" …), or null for an error of another kind. */
export function sqliteCodeOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("sqliteCodeName" in error)) return null;
  return typeof error.sqliteCodeName === "string" ? error.sqliteCodeName : null;
}
