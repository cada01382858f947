import { columnsOf, flagIn, numberIn, textIn } from "../../storage/sqlite/columns.ts";
import type { SqliteRow } from "../../storage/sqlite/driver.ts";
import type { Migration } from "../../storage/sqlite/migrate.ts";
import type { SqliteStore } from "../../storage/sqlite/open-sqlite.ts";
import { createRowWriter } from "../../storage/sqlite/row-writer.ts";
import { EMPTY_LEDGER, type Ledger, type LedgerNeeds, type Note } from "./ledger-kind.ts";
import type { SqliteViews } from "../sqlite.ts";

export const LEDGER_MIGRATIONS: readonly Migration[] = [
  {
    name: "ledger-1",
    sql: `
      CREATE TABLE ledger (
        stream TEXT PRIMARY KEY, count INTEGER NOT NULL DEFAULT 0, last INTEGER NOT NULL DEFAULT 0,
        closed INTEGER NOT NULL DEFAULT 0
      ) WITHOUT ROWID;
      CREATE TABLE note (
        id TEXT PRIMARY KEY, stream TEXT NOT NULL, key TEXT NOT NULL, text TEXT NOT NULL,
        ordinal INTEGER NOT NULL, version INTEGER NOT NULL, balance INTEGER NOT NULL,
        answered INTEGER NOT NULL, struck INTEGER NOT NULL
      ) WITHOUT ROWID;
      CREATE INDEX note_of_stream ON note (stream, key);
    `,
  },
];

/** The views of the ledger kind in SQLite. */
export function createSqliteLedgerViews(store: SqliteStore): SqliteViews<Ledger, LedgerNeeds> {
  const ledger = store.prepare("SELECT * FROM ledger WHERE stream = $stream");
  const byId = store.prepare("SELECT * FROM note WHERE id = $id AND stream = $stream");
  const byKey = store.prepare("SELECT * FROM note WHERE stream = $stream AND key = $key");
  const all = store.prepare("SELECT * FROM note WHERE stream = $stream");
  const write = createRowWriter(store);

  function rowsFor(stream: string, need: LedgerNeeds): readonly SqliteRow[] {
    if (need.all) return all.all({ stream });
    const named = need.ids.flatMap((id) => byId.all({ id, stream }));
    return need.key === undefined ? named : [...named, ...byKey.all({ stream, key: need.key })];
  }

  return {
    load(stream, needs) {
      const head = ledger.get({ stream });
      const rows = needs.flatMap((need) => rowsFor(stream, need));
      return {
        head: head
          ? {
              count: numberIn(head, "count"),
              last: numberIn(head, "last"),
              closed: flagIn(head, "closed"),
            }
          : EMPTY_LEDGER,
        notes: new Map(rows.map((row) => [textIn(row, "id"), noteOf(row)])),
      };
    },
    apply(stream, _moment, { create, set, head }) {
      if (!ledger.get({ stream })) write.insert("ledger", { stream });
      if (Object.keys(head).length > 0) write.update("ledger", columnsOf(head), { stream });
      for (const { id, fields } of create)
        write.insert("note", { ...columnsOf(fields), id, stream });
      for (const { id, fields } of set) write.update("note", columnsOf(fields), { id });
    },
  };
}

function noteOf(row: SqliteRow): Note {
  return {
    key: textIn(row, "key"),
    text: textIn(row, "text"),
    ordinal: numberIn(row, "ordinal"),
    version: numberIn(row, "version"),
    balance: numberIn(row, "balance"),
    answered: flagIn(row, "answered"),
    struck: flagIn(row, "struck"),
  };
}
