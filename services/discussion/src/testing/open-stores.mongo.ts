import { byId } from "@parley/service-kit/storage/mongo/checked";
import { openMongo } from "@parley/service-kit/storage/mongo/open-mongo";
import { COMMENTS } from "../article-stream/changes.ts";
import {
  type ArticleDocument,
  ARTICLES,
  type CommentDocument,
  commentFilter,
} from "../article-stream/documents.mongo.ts";
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
      await other.collection<CommentDocument>(COMMENTS).updateOne(commentFilter(id), { $set });
      await other.close();
    },
    async spoilViews({ id, stream, answered, shown }) {
      const other = await openMongo({ uri, appName: "test", logger });
      const $set = { answered: !answered, shown: !shown, replyCount: 7, lastOrdinal: 7 };
      await other.collection<CommentDocument>(COMMENTS).updateOne(commentFilter(id), { $set });
      const articles = other.collection<ArticleDocument>(ARTICLES);
      await articles.updateOne(byId(stream), { $set: { commentCount: 77 } });
      await other.close();
    },
  };
}
