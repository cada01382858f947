import { openSqlite } from "../../storage/sqlite/open-sqlite.ts";
import { ledgerKind } from "./ledger-kind.ts";
import { createSqliteLedgerViews, LEDGER_MIGRATIONS } from "./ledger.sqlite.ts";
import { JOURNAL_MIGRATIONS } from "../sqlite-entries.ts";
import { createSqliteJournalReads } from "../sqlite-reads.ts";
import { createSqliteJournal } from "../sqlite.ts";
import type { JournalGiven, OpenedJournal } from "./opened-journal.ts";

/** The journal of ledgers in that file. */
export function openSqliteLedger(file: string, given: JournalGiven): OpenedJournal {
  const store = openSqlite({ file, migrations: [...JOURNAL_MIGRATIONS, ...LEDGER_MIGRATIONS] });
  const views = createSqliteLedgerViews(store);
  return {
    journal: createSqliteJournal({ store, kind: ledgerKind, views, ...given }),
    reads: createSqliteJournalReads(store),
    ledger: async (stream) => views.load(stream, [{ ids: [], all: true }]),
    async restart() {
      store.close();
      return openSqliteLedger(file, given);
    },
    close: async () => store.close(),
  };
}
