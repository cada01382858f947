import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { openDriver, type SqliteDriver, type SqliteStatement } from "./driver.ts";
import { createGroupCommit, type GroupCommit } from "./group-commit.ts";
import { type Migration, migrate } from "./migrate.ts";

export interface SqliteOptions {
  readonly file: string;
  readonly migrations: readonly Migration[];
}

/** One file, one writer, on the main thread. */
export interface SqliteStore extends Pick<GroupCommit, "write"> {
  /** Reads are synchronous. Prepare once, when the adapter is made; use the statement from then on. */
  prepare(sql: string): SqliteStatement;
  /** Every statement ever prepared: a test looks at the plan of each. */
  readonly statements: ReadonlySet<string>;
  /** null, or why it cannot be written. */
  notReady(): string | null;
  close(): void;
}

// FULL is set on every open, since it does not stay in the file. The small busy timeout keeps a foreign lock from
// standing in the event loop's way: group-commit waits for it by timer instead.
const PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA busy_timeout = 20;
  PRAGMA wal_autocheckpoint = 4000;
  PRAGMA cache_size = -64000;
  PRAGMA mmap_size = 268435456;
  PRAGMA temp_store = MEMORY;
`;

/** Throws an Error of one clear line where the file cannot be opened, written or understood. */
export function openSqlite({ file, migrations }: SqliteOptions): SqliteStore {
  const driver = open(file, migrations);
  const { write, broken } = createGroupCommit(driver);
  const statements = new Set<string>();
  return {
    prepare(sql) {
      statements.add(sql);
      return driver.prepare(sql);
    },
    write,
    statements,
    notReady: broken,
    close: () => driver.close(),
  };
}

function open(file: string, migrations: readonly Migration[]): SqliteDriver {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const driver = openDriver(file);
    driver.exec(PRAGMAS);
    migrate(driver, migrations);
    return driver;
  } catch (error) {
    const reason = error instanceof Error || isErrorLike(error) ? error.message : String(error);
    throw new Error(`cannot open the database ${file}: ${reason}`, { cause: error });
  }
}

function isErrorLike(error: unknown): error is { message: string } {
  return typeof error === "object" && error !== null && "message" in error;
}
