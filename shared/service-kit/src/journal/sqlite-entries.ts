import type { SqliteRow } from "../storage/sqlite/driver.ts";
import type { Migration } from "../storage/sqlite/migrate.ts";
import type { SqliteStore } from "../storage/sqlite/open-sqlite.ts";
import type { Act, Changes, Entry, Fields, Head, Mark } from "./port.ts";

/** `act` finds what entries tell: by site in order of time, and by comment. The words stand in the entry. */
export const JOURNAL_MIGRATIONS: readonly Migration[] = [
  {
    name: "journal-1",
    sql: `
      CREATE TABLE entry (
        stream TEXT NOT NULL, n INTEGER NOT NULL, at TEXT NOT NULL, data TEXT NOT NULL,
        PRIMARY KEY (stream, n)
      ) WITHOUT ROWID;
      CREATE TABLE act (
        site TEXT NOT NULL, at TEXT NOT NULL, stream TEXT NOT NULL, n INTEGER NOT NULL,
        i INTEGER NOT NULL, comment TEXT,
        PRIMARY KEY (site, at, stream, n, i)
      ) WITHOUT ROWID;
      CREATE INDEX act_of_comment ON act (comment, at, stream, n, i) WHERE comment IS NOT NULL;
    `,
  },
];

/** What of an entry is kept as JSON. */
interface EntryData {
  c: readonly Mark[];
  totals: Fields;
  log?: readonly Act[];
}

/** Appending, inside a transaction. */
export function prepareEntries(store: SqliteStore) {
  const last = store.prepare(
    "SELECT n, at FROM entry WHERE stream = $stream ORDER BY n DESC LIMIT 1",
  );
  const insert = store.prepare(
    "INSERT INTO entry (stream, n, at, data) VALUES ($stream, $n, $at, $data)",
  );
  const insertAct = store.prepare(
    "INSERT INTO act (site, at, stream, n, i, comment) VALUES ($site, $at, $stream, $n, $i, $comment)",
  );
  return {
    head(stream: string): Head | null {
      const row = last.get({ stream });
      return row ? { n: Number(row["n"]), at: String(row["at"]) } : null;
    },
    append(stream: string, { n, at }: Head, { marks, totals, log }: Changes): void {
      const data: EntryData = { c: marks, totals, ...(log.length > 0 && { log }) };
      insert.run({ stream, n, at, data: JSON.stringify(data) });
      for (const [i, act] of log.entries())
        insertAct.run({ site: act.site, at, stream, n, i, comment: act.comment ?? null });
    },
  };
}

export function entryOf(row: SqliteRow): Entry {
  const data = JSON.parse(String(row["data"])) as EntryData;
  return {
    stream: String(row["stream"]),
    n: Number(row["n"]),
    at: String(row["at"]),
    marks: data.c,
    totals: data.totals,
    log: data.log ?? [],
  };
}
