import { byId, byIds, gt } from "@parley/service-kit/storage/mongo/checked";
import type { MongoStore } from "@parley/service-kit/storage/mongo/open-mongo";
import { type ArticleDocument, articleIn, ARTICLES } from "../article-stream/documents.mongo.ts";
import type { ArticleReads } from "./article-reads.ts";

export function createMongoArticleReads(store: MongoStore): ArticleReads {
  const articles = store.collection<ArticleDocument>(ARTICLES);

  async function numbers(streams: readonly string[], field: "n" | "commentCount") {
    if (streams.length === 0) return new Map<string, number>();
    const projection = { [field]: 1 };
    const found = await store.run(() => articles.find(byIds(streams), { projection }).toArray());
    return new Map(found.map((document) => [document._id, document[field]]));
  }

  return {
    async find(stream) {
      const found = await store.run(() => articles.findOne(byId(stream)));
      return found && { article: articleIn(found), n: found.n };
    },
    counts: (streams) => numbers(streams, "commentCount"),
    lastSeqs: (streams) => numbers(streams, "n"),
    async all(after, limit) {
      const cursor = articles
        .find({ _id: gt(after ?? "") })
        .sort({ _id: 1 })
        .limit(limit);
      return (await store.run(() => cursor.toArray())).map(articleIn);
    },
  };
}
