import { JOURNAL_INDEXES } from "@parley/service-kit/journal/mongo-entries";
import type { MongoIndex } from "@parley/service-kit/storage/mongo/indexes";
import { ACCOUNT_DIRECTORY_INDEXES } from "./account-directory/account-directory.mongo.ts";
import { COMMENT_INDEXES } from "./article-stream/documents.mongo.ts";
import { REPORT_INDEXES } from "./moderation/reports/report-store.mongo.ts";
import { SITE_INDEXES } from "./site-stream/documents.mongo.ts";
import { VOTE_INDEXES } from "./votes/vote-store.mongo.ts";

/** None is unique: what must be there once is an `_id` [J9]. */
export const DISCUSSION_INDEXES: readonly MongoIndex[] = [
  ...JOURNAL_INDEXES,
  ...COMMENT_INDEXES,
  ...SITE_INDEXES,
  ...VOTE_INDEXES,
  ...REPORT_INDEXES,
  ...ACCOUNT_DIRECTORY_INDEXES,
];
