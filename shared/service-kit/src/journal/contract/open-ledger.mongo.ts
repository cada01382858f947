import { randomUUID } from "node:crypto";
import { type MongoStore, openMongo } from "../../storage/mongo/open-mongo.ts";
import { createMongoLedgerViews } from "./ledger.mongo.ts";
import { ledgerKind } from "./ledger-kind.ts";
import { createMongoJournalReads } from "../mongo-reads.ts";
import { createMongoJournal } from "../mongo.ts";
import type { JournalGiven, OpenedJournal } from "./opened-journal.ts";

export interface OpenedMongoLedger extends OpenedJournal {
  readonly store: MongoStore;
}

/** One process's journal of ledgers in the database at `uri`. */
export async function openMongoLedger(
  uri: string,
  given: JournalGiven,
): Promise<OpenedMongoLedger> {
  const store = await openMongo({ uri, appName: "test", logger: { warn: () => {} } });
  const views = createMongoLedgerViews(store);
  const options = { store, kind: ledgerKind, views, newAttempt: randomUUID, ...given };
  return {
    store,
    journal: createMongoJournal(options),
    reads: createMongoJournalReads({ store, headCollections: ["ledgers"] }),
    async ledger(stream) {
      const head = await store.collection<{ _id: string }>("ledgers").findOne({ _id: stream });
      return views.load(stream, head, [{ ids: [], all: true }]);
    },
    beside: async () => createMongoJournal(options),
    async restart() {
      await store.close();
      return openMongoLedger(uri, given);
    },
    close: () => store.close(),
  };
}
