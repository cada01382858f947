import { describeWith } from "../../../tests/support/describe-with.ts";
import { openTestMongo } from "../../../tests/support/mongo.ts";
import { describeArticleViews } from "./article-stream/views.contract.ts";
import { describeArticleReads } from "./articles/article-reads.contract.ts";
import { describeCommentReads } from "./comments/comment-reads.contract.ts";
import { describeQueueReads } from "./moderation/queue/queue-reads.contract.ts";
import { describeReportStore } from "./moderation/reports/report-store.contract.ts";
import { describeRepair } from "./repair/repair-articles.contract.ts";
import { describeSiteReads } from "./sites/site-reads.contract.ts";
import { openTestMongoStores } from "./testing/open-stores.mongo.ts";
import type { OpenStores } from "./testing/opened-stores.ts";
import { describeVoteStore } from "./votes/vote-store.contract.ts";

await describeWith(openTestMongo, "MongoDB", (mongo) => {
  const open: OpenStores = (surroundings) => openTestMongoStores(mongo.uri(), surroundings);
  describeArticleViews("MongoDB", open, { histories: 2 });
  describeCommentReads("MongoDB", open);
  describeArticleReads("MongoDB", open);
  describeSiteReads("MongoDB", open);
  describeVoteStore("MongoDB", open);
  describeReportStore("MongoDB", open);
  describeQueueReads("MongoDB", open);
  describeRepair("MongoDB", open);
});
