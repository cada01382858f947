import type { JournalReads, OnApplied } from "@parley/service-kit/journal/port";
import type { AccountDirectory } from "./account-directory/account-directory.ts";
import type { ArticleJournal } from "./article-stream/submit-comment-command.ts";
import type { ArticleReads } from "./articles/article-reads.ts";
import type { CommentReads } from "./comments/comment-reads.ts";
import type { QueueReads } from "./moderation/queue/queue-reads.ts";
import type { ReportStore } from "./moderation/reports/report-store.ts";
import type { SiteJournal } from "./sites/change-site.ts";
import type { SiteReads } from "./sites/site-reads.ts";
import type { VoteStore } from "./votes/vote-store.ts";

/** All that the discussion service keeps, on one store. */
export interface DiscussionStores {
  readonly articleJournal: ArticleJournal;
  readonly siteJournal: SiteJournal;
  readonly journal: JournalReads;
  readonly comments: CommentReads;
  readonly articles: ArticleReads;
  readonly sites: SiteReads;
  readonly votes: VoteStore;
  readonly reports: ReportStore;
  readonly queue: QueueReads;
  readonly directory: AccountDirectory;
  /** null, or why it cannot be written. */
  notReady(): string | null;
  close(): Promise<void>;
}

export interface StoreSurroundings {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly onArticleApplied: OnApplied;
  readonly onSiteApplied: OnApplied;
}
