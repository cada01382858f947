import { describeArticleViews } from "./article-stream/views.contract.ts";
import { describeArticleReads } from "./articles/article-reads.contract.ts";
import { describeCommentReads } from "./comments/comment-reads.contract.ts";
import { describeQueueReads } from "./moderation/queue/queue-reads.contract.ts";
import { describeReportStore } from "./moderation/reports/report-store.contract.ts";
import { describeRepair } from "./repair/repair-articles.contract.ts";
import { describeSiteReads } from "./sites/site-reads.contract.ts";
import { openTestSqliteStores } from "./testing/open-stores.sqlite.ts";
import { describeVoteStore } from "./votes/vote-store.contract.ts";

describeArticleViews("SQLite", openTestSqliteStores, { histories: 10 });
describeCommentReads("SQLite", openTestSqliteStores);
describeArticleReads("SQLite", openTestSqliteStores);
describeSiteReads("SQLite", openTestSqliteStores);
describeVoteStore("SQLite", openTestSqliteStores);
describeReportStore("SQLite", openTestSqliteStores);
describeQueueReads("SQLite", openTestSqliteStores);
describeRepair("SQLite", openTestSqliteStores);
