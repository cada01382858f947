import { randomBytes } from "node:crypto";
import { createMongoJournal } from "@parley/service-kit/journal/mongo";
import { JOURNAL_INDEXES } from "@parley/service-kit/journal/mongo-entries";
import { createMongoJournalReads } from "@parley/service-kit/journal/mongo-reads";
import type { Logger } from "@parley/service-kit/logger";
import { openMongo } from "@parley/service-kit/storage/mongo/open-mongo";
import { accountStream } from "./account-stream/account-stream.ts";
import { createMongoAccountViews, STREAMS } from "./account-stream/views.mongo.ts";
import { ACCOUNT_INDEXES, createMongoAccountStore } from "./accounts/account-store.mongo.ts";
import { createMongoReservations } from "./accounts/reservations.mongo.ts";
import { createMongoFacts } from "./facts/facts.mongo.ts";
import { createMongoSessionStore, SESSION_INDEXES } from "./sessions/session-store.mongo.ts";
import type { AuthStores, StoreSurroundings } from "./stores.ts";

/** What must be unique is the `_id` of a reservation [F4], so no other index is. */
export const AUTH_INDEXES = [...JOURNAL_INDEXES, ...ACCOUNT_INDEXES, ...SESSION_INDEXES];

export async function openMongoStores(
  uri: string,
  { logger, now, onApplied }: StoreSurroundings & { logger: Pick<Logger, "warn"> },
): Promise<AuthStores> {
  const store = await openMongo({ uri, appName: "parley-auth", logger });
  await store.buildIndexes(AUTH_INDEXES);
  const views = createMongoAccountViews(store);
  const newAttempt = () => randomBytes(12).toString("base64url");
  return {
    accounts: createMongoAccountStore(store),
    reservations: createMongoReservations(store),
    sessions: createMongoSessionStore(store),
    facts: createMongoFacts(store),
    journal: createMongoJournal({ store, kind: accountStream, views, onApplied, now, newAttempt }),
    entries: createMongoJournalReads({ store, headCollections: [STREAMS] }),
    notReady: () => store.notReady(),
    close: () => store.close(),
  };
}
