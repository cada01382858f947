import type { mongo } from "mongoose";
import { byId, eq, lt } from "../storage/mongo/checked.ts";
import type { MongoStore } from "../storage/mongo/open-mongo.ts";
import { isDuplicateKey } from "../storage/mongo/store-error.ts";
import {
  ENTRIES,
  type EntryDocument,
  entryDocument,
  entryFilter,
  foundEntry,
  type HeadDocument,
} from "./mongo-entries.ts";
import type { DocumentChange, Fields } from "./port.ts";
import type { JournalSteps, NewEntry } from "./stepped/steps.ts";

/** A kind's views in MongoDB. */
export interface MongoViews<State, Needs> {
  /** Where the streams' own documents are: `{_id: stream, n, at, …}`. */
  readonly headCollection: string;
  /** `head`: that document as just read. View documents hold `_id`, `stream`, `n` and their fields. */
  load(stream: string, head: Fields | null, needs: readonly Needs[]): Promise<State>;
}

/** What the journal adds to each view document: by `n` a late application is known [J9]. */
interface ViewDocument extends mongo.Document {
  readonly _id: string;
  readonly stream: string;
  readonly n: number;
}

/** The concerns are the connection's: majority for each read and write (open-mongo.ts). */
export function createMongoSteps<State, Needs>(
  store: MongoStore,
  views: MongoViews<State, Needs>,
): JournalSteps<State, Needs> {
  const entries = store.collection<EntryDocument>(ENTRIES);
  const heads = store.collection<HeadDocument>(views.headCollection);
  return {
    async readHead(stream) {
      const found = await store.run(() => heads.findOne(byId(stream)));
      return found && { n: found.n, at: found.at, fields: { ...found } };
    },
    async readEntry(stream, n) {
      const found = await store.run(() => entries.findOne(entryFilter(stream, n)));
      return found && foundEntry(found);
    },
    load: (stream, head, needs) => store.run(() => views.load(stream, head?.fields ?? null, needs)),
    insertEntry: (entry) => insertUnlessThere(store, entries, entryDocument(entry)),
    applyDocuments: (entry) => applyDocuments(store, entry),
    async markApplied({ stream, n, at, payload }) {
      const fields = { ...payload.head, n, at };
      if (n === 1) await insertUnlessThere(store, heads, { _id: stream, ...fields });
      else
        await store.run(() =>
          heads.updateOne({ _id: eq(stream), n: lt(n) }, { $set: { ...fields } }),
        );
    },
    async removePayload(stream, n) {
      await store.run(() => entries.updateOne(entryFilter(stream, n), { $unset: { payload: "" } }));
    },
  };
}

async function insertUnlessThere<Document extends { _id: string }>(
  store: MongoStore,
  collection: mongo.Collection<Document>,
  document: mongo.OptionalUnlessRequiredId<Document>,
): Promise<"inserted" | "taken"> {
  try {
    await store.run(() => collection.insertOne(document));
    return "inserted";
  } catch (error) {
    if (isDuplicateKey(error)) return "taken";
    throw error;
  }
}

async function applyDocuments(store: MongoStore, entry: NewEntry): Promise<void> {
  const { create, set } = entry.payload;
  const within = (name: string, all: readonly DocumentChange[]) => ({
    entry,
    changes: all.filter((change) => change.in === name),
  });
  const names = new Set([...create, ...set].map((change) => change.in));
  await Promise.all(
    [...names].flatMap((name) => [
      createDocuments(store, name, within(name, create)),
      setDocuments(store, name, within(name, set)),
    ]),
  );
}

interface ChangesOfEntry {
  readonly entry: NewEntry;
  readonly changes: readonly DocumentChange[];
}

/** [J9] A duplicate is a document that is there already. */
async function createDocuments(
  store: MongoStore,
  name: string,
  { entry: { stream, n }, changes }: ChangesOfEntry,
): Promise<void> {
  if (changes.length === 0) return;
  const documents = changes.map(({ id, fields }) => ({ ...fields, _id: id, stream, n }));
  try {
    await store.run(() =>
      store.collection<ViewDocument>(name).insertMany(documents, { ordered: false }),
    );
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

/** [J9] By the guard a late or doubled application does nothing. */
async function setDocuments(
  store: MongoStore,
  name: string,
  { entry: { stream, n }, changes }: ChangesOfEntry,
): Promise<void> {
  if (changes.length === 0) return;
  const updates = changes.map(({ id, fields }) => ({
    updateOne: {
      filter: { _id: eq(id), stream: eq(stream), n: lt(n) },
      update: { $set: { ...fields, n } },
    },
  }));
  await store.run(() =>
    store.collection<ViewDocument>(name).bulkWrite(updates, { ordered: false }),
  );
}
