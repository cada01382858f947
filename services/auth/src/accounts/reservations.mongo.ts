import { byId, eq } from "@parley/service-kit/storage/mongo/checked";
import type { MongoStore } from "@parley/service-kit/storage/mongo/open-mongo";
import { isDuplicateKey } from "@parley/service-kit/storage/mongo/store-error";
import type { Reservations } from "./reservations.ts";

interface ReservationDocument {
  readonly _id: string;
  readonly accountId: string;
  readonly at: string;
}

export function createMongoReservations(store: MongoStore): Reservations {
  const reservations = store.collection<ReservationDocument>("auth_reservations");
  return {
    async insert({ key, accountId, at }) {
      try {
        await store.run(() => reservations.insertOne({ _id: key, accountId, at }));
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async find(key) {
      const found = await store.run(() => reservations.findOne(byId(key)));
      return found && { key, accountId: found.accountId, at: found.at };
    },
    async replace(from, { key, accountId, at }) {
      const filter = { _id: eq(key), accountId: eq(from.accountId), at: eq(from.at) };
      const { matchedCount } = await store.run(() =>
        reservations.updateOne(filter, { $set: { accountId, at } }),
      );
      return matchedCount === 1;
    },
    async release(key, accountId) {
      const filter = { _id: eq(key), accountId: eq(accountId) };
      await store.run(() => reservations.deleteOne(filter));
    },
  };
}
