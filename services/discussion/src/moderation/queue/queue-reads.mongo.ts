import { afterPosition } from "@parley/service-kit/storage/mongo/after-position";
import { eq, gt } from "@parley/service-kit/storage/mongo/checked";
import type { MongoStore } from "@parley/service-kit/storage/mongo/open-mongo";
import type { mongo } from "mongoose";
import { COMMENTS } from "../../article-stream/changes.ts";
import { type CommentDocument, commentIn } from "../../article-stream/documents.mongo.ts";
import { COUNTED_MAX, isOldestFirst, type QueueReads, type QueueStatus } from "./queue-reads.ts";

const CONDITION: Record<QueueStatus, mongo.Filter<CommentDocument>> = {
  pending: { status: eq("pending") },
  hidden: { status: eq("hidden") },
  reported: { openReports: gt(0) },
  all: {},
};

export function createMongoQueueReads(store: MongoStore): QueueReads {
  const comments = store.collection<CommentDocument>(COMMENTS);

  const count = (status: QueueStatus, siteId: string) => {
    const filter = { siteId: eq(siteId), ...CONDITION[status] };
    return store.run(() => comments.countDocuments(filter, { limit: COUNTED_MAX }));
  };

  return {
    async list(status, { siteId, stream, after, limit }) {
      const direction = isOldestFirst(status) ? "rising" : "falling";
      const way = direction === "rising" ? 1 : -1;
      const ofSite = stream === null;
      const position =
        after && (ofSite ? { createdAt: after.createdAt, id: after.id } : { place: after.place });
      const filter = {
        ...(ofSite ? { siteId: eq(siteId) } : { stream: eq(stream) }),
        ...CONDITION[status],
        ...(position && afterPosition(position, direction)),
      };
      const order: mongo.Sort = ofSite ? { createdAt: way, id: way } : { place: way };
      const read = () => comments.find(filter).sort(order).limit(limit).toArray();
      return (await store.run(read)).map(commentIn);
    },
    async counts(siteId) {
      const [pending, reported, hidden] = await Promise.all([
        count("pending", siteId),
        count("reported", siteId),
        count("hidden", siteId),
      ]);
      return { pending, reported, hidden };
    },
  };
}
