import type { Role } from "@parley/contracts/types";
import { byId, byIds, eq, gte, lt } from "@parley/service-kit/storage/mongo/checked";
import type { MongoIndex } from "@parley/service-kit/storage/mongo/indexes";
import type { MongoStore } from "@parley/service-kit/storage/mongo/open-mongo";
import { isDuplicateKey } from "@parley/service-kit/storage/mongo/store-error";
import type { AccountDirectory, EndedSession, KnownAccount } from "./account-directory.ts";
import { readPlace, writePlace } from "./feed-place.ts";

/** Roles as rows: nothing that a client names becomes a field's name. */
interface AccountDocument extends Omit<KnownAccount, "id" | "roles"> {
  readonly _id: string;
  readonly roles: readonly { readonly site: string; readonly role: Role }[];
}

interface EndedDocument {
  readonly _id: string;
  readonly at: string;
}

interface WordDocument {
  readonly _id: string;
  readonly value: string;
}

export const ACCOUNT_DIRECTORY_INDEXES: readonly MongoIndex[] = [
  { collection: "ended_sessions", key: { at: 1 } },
];

export function createMongoAccountDirectory(store: MongoStore): AccountDirectory {
  const accounts = store.collection<AccountDocument>("known_accounts");
  const ended = store.collection<EndedDocument>("ended_sessions");
  const words = store.collection<WordDocument>("auth_words");

  /** Whether it was not there before. */
  async function insert(account: KnownAccount): Promise<boolean> {
    return isNew(() => store.run(() => accounts.insertOne(documentOf(account))));
  }

  async function raise(account: KnownAccount): Promise<boolean> {
    const { _id, ...fields } = documentOf(account);
    const filter = { _id: eq(_id), n: lt(account.n) };
    const done = await store.run(() => accounts.updateOne(filter, { $set: fields }));
    return done.matchedCount === 1;
  }

  /** Filled in from a token between the two first steps, it can be raised by the third. */
  async function put(account: KnownAccount): Promise<void> {
    if ((await raise(account)) || (await insert(account))) return;
    await raise(account);
  }

  async function end({ sid, at }: EndedSession): Promise<void> {
    await isNew(() => store.run(() => ended.insertOne({ _id: sid, at })));
  }

  async function wordOf(name: string): Promise<string | null> {
    return (await store.run(() => words.findOne(byId(name))))?.value ?? null;
  }

  async function setWord(name: string, value: string): Promise<void> {
    const set = () => store.run(() => words.updateOne(byId(name), { $set: { value } }));
    if ((await set()).matchedCount === 1) return;
    if (await isNew(() => store.run(() => words.insertOne({ _id: name, value })))) return;
    await set();
  }

  return {
    async findAll(ids) {
      if (ids.length === 0) return [];
      const found = await store.run(() => accounts.find(byIds(ids)).toArray());
      return found.map(accountIn);
    },
    async fill(account) {
      await insert(account);
    },
    async apply(page) {
      await Promise.all([...page.accounts.map(put), ...page.endedSessions.map(end)]);
      await setWord("place", writePlace(page));
    },
    place: async () => readPlace(await wordOf("place")),
    async restart() {
      await store.run(() => accounts.updateMany({}, { $set: { n: 0 } }));
    },
    async endedSince(at) {
      const found = await store.run(() => ended.find({ at: gte(at) }).toArray());
      return found.map((session) => ({ sid: session._id, at: session.at }));
    },
    async forgetEndedBefore(at) {
      await store.run(() => ended.deleteMany({ at: lt(at) }));
    },
    keptKeys: () => wordOf("keys"),
    keepKeys: (json) => setWord("keys", json),
  };
}

async function isNew(insert: () => Promise<unknown>): Promise<boolean> {
  try {
    await insert();
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

function documentOf({ id, roles, ...rest }: KnownAccount): AccountDocument {
  const rows = Object.entries(roles).map(([site, role]) => ({ site, role }));
  return { _id: id, ...rest, roles: rows };
}

function accountIn(document: AccountDocument): KnownAccount {
  const { _id, name, roles, disabled, deleted, epoch, n } = document;
  const map = Object.fromEntries(roles.map(({ site, role }) => [site, role]));
  return { id: _id, name, roles: map, disabled, deleted, epoch, n };
}
