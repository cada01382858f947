import { createSqliteJournal } from "@parley/service-kit/journal/sqlite";
import { JOURNAL_MIGRATIONS } from "@parley/service-kit/journal/sqlite-entries";
import { createSqliteJournalReads } from "@parley/service-kit/journal/sqlite-reads";
import type { Migration } from "@parley/service-kit/storage/sqlite/migrate";
import { openSqlite } from "@parley/service-kit/storage/sqlite/open-sqlite";
import { createSqliteAccountDirectory } from "./account-directory/account-directory.sqlite.ts";
import { ACCOUNT_DIRECTORY_MIGRATIONS } from "./account-directory/migrations.ts";
import { articleStream } from "./article-stream/article-stream.ts";
import { ARTICLE_MIGRATIONS } from "./article-stream/tables.sqlite.ts";
import { createSqliteViews } from "./article-stream/views.sqlite.ts";
import { createSqliteArticleReads } from "./articles/article-reads.sqlite.ts";
import { createSqliteCommentReads } from "./comments/comment-reads.sqlite.ts";
import { createSqliteQueueReads } from "./moderation/queue/queue-reads.sqlite.ts";
import {
  createSqliteReportStore,
  REPORT_MIGRATIONS,
} from "./moderation/reports/report-store.sqlite.ts";
import { siteStream } from "./site-stream/site-stream.ts";
import { SITE_MIGRATIONS } from "./site-stream/tables.sqlite.ts";
import { createSqliteSiteViews } from "./site-stream/views.sqlite.ts";
import { createSqliteSiteReads } from "./sites/site-reads.sqlite.ts";
import type { DiscussionStores, StoreSurroundings } from "./stores.ts";
import { createSqliteVoteStore, VOTE_MIGRATIONS } from "./votes/vote-store.sqlite.ts";

const MIGRATIONS: readonly Migration[] = [
  ...JOURNAL_MIGRATIONS,
  ...ARTICLE_MIGRATIONS,
  ...SITE_MIGRATIONS,
  ...VOTE_MIGRATIONS,
  ...REPORT_MIGRATIONS,
  ...ACCOUNT_DIRECTORY_MIGRATIONS,
];

/** `statements`: all that is ever asked of the database, for a test that looks at their plans. */
export function openSqliteStores(
  file: string,
  { now, onArticleApplied, onSiteApplied }: StoreSurroundings,
): DiscussionStores & { readonly statements: ReadonlySet<string> } {
  const store = openSqlite({ file, migrations: MIGRATIONS });
  return {
    articleJournal: createSqliteJournal({
      store,
      kind: articleStream,
      views: createSqliteViews(store),
      onApplied: onArticleApplied,
      now,
    }),
    siteJournal: createSqliteJournal({
      store,
      kind: siteStream,
      views: createSqliteSiteViews(store),
      onApplied: onSiteApplied,
      now,
    }),
    journal: createSqliteJournalReads(store),
    comments: createSqliteCommentReads(store),
    articles: createSqliteArticleReads(store),
    sites: createSqliteSiteReads(store),
    votes: createSqliteVoteStore(store),
    reports: createSqliteReportStore(store),
    queue: createSqliteQueueReads(store),
    directory: createSqliteAccountDirectory(store),
    notReady: () => store.notReady(),
    close: async () => store.close(),
    statements: store.statements,
  };
}
