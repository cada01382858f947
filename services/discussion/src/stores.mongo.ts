import { randomBytes } from "node:crypto";
import { createMongoJournal } from "@parley/service-kit/journal/mongo";
import { createMongoJournalReads } from "@parley/service-kit/journal/mongo-reads";
import type { Logger } from "@parley/service-kit/logger";
import { openMongo } from "@parley/service-kit/storage/mongo/open-mongo";
import { createMongoAccountDirectory } from "./account-directory/account-directory.mongo.ts";
import { articleStream } from "./article-stream/article-stream.ts";
import { ARTICLES } from "./article-stream/documents.mongo.ts";
import { createMongoViews } from "./article-stream/views.mongo.ts";
import { createMongoArticleReads } from "./articles/article-reads.mongo.ts";
import { createMongoCommentReads } from "./comments/comment-reads.mongo.ts";
import { DISCUSSION_INDEXES } from "./indexes.mongo.ts";
import { createMongoQueueReads } from "./moderation/queue/queue-reads.mongo.ts";
import { createMongoReportStore } from "./moderation/reports/report-store.mongo.ts";
import { SITES } from "./site-stream/documents.mongo.ts";
import { siteStream } from "./site-stream/site-stream.ts";
import { createMongoSiteViews } from "./site-stream/views.mongo.ts";
import { createMongoSiteReads } from "./sites/site-reads.mongo.ts";
import type { DiscussionStores, StoreSurroundings } from "./stores.ts";
import { createMongoVoteStore } from "./votes/vote-store.mongo.ts";

/** Resolves when every index stands. */
export async function openMongoStores(
  uri: string,
  {
    logger,
    now,
    onArticleApplied,
    onSiteApplied,
  }: StoreSurroundings & {
    logger: Pick<Logger, "warn">;
  },
): Promise<DiscussionStores> {
  const store = await openMongo({ uri, appName: "parley-discussion", logger });
  await store.buildIndexes(DISCUSSION_INDEXES);
  const newAttempt = () => randomBytes(12).toString("base64url");
  return {
    articleJournal: createMongoJournal({
      store,
      kind: articleStream,
      views: createMongoViews(store),
      onApplied: onArticleApplied,
      now,
      newAttempt,
    }),
    siteJournal: createMongoJournal({
      store,
      kind: siteStream,
      views: createMongoSiteViews(store),
      onApplied: onSiteApplied,
      now,
      newAttempt,
    }),
    journal: createMongoJournalReads({ store, headCollections: [ARTICLES, SITES] }),
    comments: createMongoCommentReads(store),
    articles: createMongoArticleReads(store),
    sites: createMongoSiteReads(store),
    votes: createMongoVoteStore(store),
    reports: createMongoReportStore(store),
    queue: createMongoQueueReads(store),
    directory: createMongoAccountDirectory(store),
    notReady: () => store.notReady(),
    close: () => store.close(),
  };
}
