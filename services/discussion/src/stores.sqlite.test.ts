import { describeCommentReads } from "./comments/comment-reads.contract.ts";
import { describeQueueReads } from "./moderation/queue/queue-reads.contract.ts";
import { describeReportStore } from "./moderation/reports/report-store.contract.ts";
import { openTestSqliteStores } from "./testing/open-stores.sqlite.ts";
import { describeVoteStore } from "./votes/vote-store.contract.ts";

describeCommentReads("SQLite", openTestSqliteStores);
describeVoteStore("SQLite", openTestSqliteStores);
describeReportStore("SQLite", openTestSqliteStores);
describeQueueReads("SQLite", openTestSqliteStores);
