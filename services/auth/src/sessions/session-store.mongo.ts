import { byId, eq } from "@parley/service-kit/storage/mongo/checked";
import type { MongoIndex } from "@parley/service-kit/storage/mongo/indexes";
import type { MongoStore } from "@parley/service-kit/storage/mongo/open-mongo";
import { ACCOUNT_STREAM } from "../account-stream/account-stream.ts";
import { SESSIONS } from "../account-stream/leave.ts";
import { chainFields } from "./session-fields.ts";
import type { SessionRecord, SessionStore } from "./session-store.ts";

export const SESSION_INDEXES: readonly MongoIndex[] = [
  { collection: SESSIONS, key: { accountId: 1, place: 1 } },
];

/** A session in MongoDB: flat. `stream` and `n` are the journal's [J9], the token's fields are never its own. */
export interface SessionDocument extends Omit<SessionRecord, "sid" | "chain"> {
  readonly _id: string;
  readonly stream: string;
  readonly n: number;
  readonly tokenCurrent: string;
  readonly tokenParent: string | null;
  readonly tokenMadeAt: number;
  readonly tokenSalt: string | null;
  readonly tokenKeyId: string;
}

export function createMongoSessionStore(store: MongoStore): SessionStore {
  const sessions = store.collection<SessionDocument>(SESSIONS);
  return {
    async insert({ sid, chain, ...plain }) {
      const document = { ...plain, ...chainFields(chain), _id: sid, stream: ACCOUNT_STREAM, n: 0 };
      await store.run(() => sessions.insertOne(document));
    },
    async find(sid) {
      const found = await store.run(() => sessions.findOne(byId(sid)));
      return found && sessionIn(found);
    },
    async step(sid, current, { chain, lastUsedAt, exchangedAt }) {
      const filter = { _id: eq(sid), tokenCurrent: eq(current), endedAt: eq(null) };
      const $set = { ...chainFields(chain), lastUsedAt, exchangedAt };
      const { matchedCount } = await store.run(() => sessions.updateOne(filter, { $set }));
      return matchedCount === 1;
    },
    async beganIn(accountId, place) {
      const filter = { accountId: eq(accountId), place: eq(place) };
      return (await store.run(() => sessions.findOne(filter))) !== null;
    },
  };
}

function sessionIn(found: SessionDocument): SessionRecord {
  return {
    sid: found._id,
    accountId: found.accountId,
    epoch: found.epoch,
    createdAt: found.createdAt,
    lastUsedAt: found.lastUsedAt,
    endedAt: found.endedAt,
    endedWhy: found.endedWhy,
    exchangedAt: found.exchangedAt,
    userAgent: found.userAgent,
    place: found.place,
    chain: {
      current: found.tokenCurrent,
      parent: found.tokenParent,
      madeAt: found.tokenMadeAt,
      salt: found.tokenSalt,
      keyId: found.tokenKeyId,
    },
  };
}
