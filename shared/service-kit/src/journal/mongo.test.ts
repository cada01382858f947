import { randomUUID } from "node:crypto";
import { describeWith } from "../../../../tests/support/describe-with.ts";
import { openTestMongo } from "../../../../tests/support/mongo.ts";
import { openMongo } from "../storage/mongo/open-mongo.ts";
import { describeJournal } from "./contract.ts";
import type { JournalGiven, OpenedJournal } from "./contract/opened-journal.ts";
import { createMongoLedgerViews } from "./ledger.mongo.ts";
import { ledgerKind } from "./ledger-kind.ts";
import { createMongoJournalReads } from "./mongo-reads.ts";
import { createMongoJournal } from "./mongo.ts";

await describeWith(openTestMongo, "MongoDB", (mongo) => {
  async function open(given: JournalGiven, uri = mongo.uri()): Promise<OpenedJournal> {
    const store = await openMongo({ uri, appName: "test", logger: { warn: () => {} } });
    const views = createMongoLedgerViews(store);
    const options = { store, kind: ledgerKind, views, newAttempt: randomUUID, ...given };
    return {
      journal: createMongoJournal(options),
      reads: createMongoJournalReads({ store, headCollections: ["ledgers"] }),
      async ledger(stream) {
        const head = await store.collection<{ _id: string }>("ledgers").findOne({ _id: stream });
        return views.load(stream, head, [{ ids: [], all: true }]);
      },
      beside: async () => createMongoJournal(options),
      async restart() {
        await store.close();
        return open(given, uri);
      },
      close: () => store.close(),
    };
  }

  describeJournal("MongoDB", open);
});
