import { byId, byIds, eq, lt } from "@parley/service-kit/storage/mongo/checked";
import type { MongoIndex } from "@parley/service-kit/storage/mongo/indexes";
import type { MongoStore } from "@parley/service-kit/storage/mongo/open-mongo";
import { ACCOUNTS } from "../account-stream/leave.ts";
import { type AccountDocument, accountDocument, accountIn } from "./account-document.mongo.ts";
import type { AccountSearch, AccountStore, SearchPlace } from "./account-store.ts";

export const ACCOUNT_INDEXES: readonly MongoIndex[] = [
  { collection: ACCOUNTS, key: { emailLower: 1 } },
  { collection: ACCOUNTS, key: { createdAt: -1, _id: -1 } },
  { collection: ACCOUNTS, key: { chief: 1 } },
];

const NEWEST_FIRST = { createdAt: -1, _id: -1 } as const;

export function createMongoAccountStore(store: MongoStore): AccountStore {
  const accounts = store.collection<AccountDocument>(ACCOUNTS);
  return {
    async insert(account) {
      await store.run(() => accounts.insertOne(accountDocument(account)));
    },
    async find(id) {
      const found = await store.run(() => accounts.findOne(byId(id)));
      return found && accountIn(found);
    },
    async findByEmail(emailLower) {
      const found = await store.run(() => accounts.findOne({ emailLower: eq(emailLower) }));
      return found && accountIn(found);
    },
    async findAll(ids) {
      if (ids.length === 0) return [];
      const found = await store.run(() => accounts.find(byIds(ids)).toArray());
      return found.map(accountIn);
    },
    async search({ text, after, limit }) {
      const filter = { $and: [holding(text), behind(after)] };
      const cursor = () => accounts.find(filter).sort(NEWEST_FIRST).limit(limit).toArray();
      return (await store.run(cursor)).map(accountIn);
    },
    async replacePassword(id, expectedHash, { scheme, pepperId, hash }) {
      const $set = { passwordScheme: scheme, passwordPepperId: pepperId, passwordHash: hash };
      const filter = { _id: eq(id), passwordHash: eq(expectedHash) };
      await store.run(() => accounts.updateOne(filter, { $set }));
    },
    async hasChief() {
      return (await store.run(() => accounts.findOne({ chief: eq(true) }))) !== null;
    },
  };
}

function holding(text: AccountSearch["text"]) {
  if (text === "") return {};
  const literal = new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, "\\$&"));
  return { $or: [{ nameFolded: literal }, { emailLower: literal }] };
}

function behind(after: SearchPlace | null) {
  if (after === null) return {};
  const { createdAt, id } = after;
  return { $or: [{ createdAt: lt(createdAt) }, { createdAt: eq(createdAt), _id: lt(id) }] };
}
