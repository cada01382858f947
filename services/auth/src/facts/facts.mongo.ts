import { byId, eq } from "@parley/service-kit/storage/mongo/checked";
import type { MongoStore } from "@parley/service-kit/storage/mongo/open-mongo";
import { isDuplicateKey } from "@parley/service-kit/storage/mongo/store-error";
import type { Facts } from "./facts.ts";

interface FactDocument {
  readonly _id: string;
  readonly value: string;
}

export function createMongoFacts(store: MongoStore): Facts {
  const facts = store.collection<FactDocument>("auth_facts");
  return {
    async read(name) {
      const found = await store.run(() => facts.findOne(byId(name)));
      return found?.value ?? null;
    },
    async put(name, value) {
      try {
        await store.run(() => facts.insertOne({ _id: name, value }));
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async swap(name, expected, value) {
      const filter = { _id: eq(name), value: eq(expected) };
      const { matchedCount } = await store.run(() => facts.updateOne(filter, { $set: { value } }));
      return matchedCount === 1;
    },
  };
}
