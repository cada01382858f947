import { createSqliteJournal } from "@parley/service-kit/journal/sqlite";
import { createSqliteJournalReads } from "@parley/service-kit/journal/sqlite-reads";
import { openSqlite } from "@parley/service-kit/storage/sqlite/open-sqlite";
import { accountStream } from "./account-stream/account-stream.ts";
import { createSqliteAccountViews } from "./account-stream/views.sqlite.ts";
import { createSqliteAccountStore } from "./accounts/account-store.sqlite.ts";
import { createSqliteReservations } from "./accounts/reservations.sqlite.ts";
import { createSqliteFacts } from "./facts/facts.sqlite.ts";
import { createSqliteSessionStore } from "./sessions/session-store.sqlite.ts";
import type { AuthStores, StoreSurroundings } from "./stores.ts";
import { AUTH_MIGRATIONS } from "./tables.sqlite.ts";

/** `statements`: all that is ever asked of the database, for a test that looks at their plans. */
export function openSqliteStores(
  file: string,
  { now, onApplied }: StoreSurroundings,
): AuthStores & { readonly statements: ReadonlySet<string> } {
  const store = openSqlite({ file, migrations: AUTH_MIGRATIONS });
  const views = createSqliteAccountViews(store);
  return {
    accounts: createSqliteAccountStore(store),
    reservations: createSqliteReservations(store),
    sessions: createSqliteSessionStore(store),
    facts: createSqliteFacts(store),
    journal: createSqliteJournal({ store, kind: accountStream, views, onApplied, now }),
    entries: createSqliteJournalReads(store),
    notReady: () => store.notReady(),
    close: async () => store.close(),
    statements: store.statements,
  };
}
