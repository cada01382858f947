import { eq } from "@parley/service-kit/storage/mongo/checked";
import { openMongo } from "@parley/service-kit/storage/mongo/open-mongo";
import { COMMENTS } from "../article-stream/changes.ts";
import { type CommentDocument } from "../article-stream/documents.mongo.ts";
import { openMongoStores } from "../stores.mongo.ts";
import type { StoreSurroundings } from "../stores.ts";
import type { OpenedStores } from "./opened-stores.ts";

const logger = { warn: () => {} };

/** Stores of the database at `uri`, whose end is the caller's. */
export async function openTestMongoStores(
  uri: string,
  surroundings: StoreSurroundings,
): Promise<OpenedStores> {
  const stores = await openMongoStores(uri, { ...surroundings, logger });
  return {
    ...stores,
    async spoilCounters(id) {
      const other = await openMongo({ uri, appName: "test", logger });
      const $set = { up: 7, down: 7, score: 0, openReports: 7 };
      await other.collection<CommentDocument>(COMMENTS).updateOne({ _id: eq(id) }, { $set });
      await other.close();
    },
  };
}
