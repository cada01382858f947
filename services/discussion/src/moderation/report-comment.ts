import type { ReportReason } from "@parley/contracts/types";
import type { RateLimiter } from "@parley/service-kit/http/rate-limiter";
import { AppError } from "@parley/service-kit/problem";
import type { Person } from "../account-directory/person.ts";
import type { CommentRecord } from "../article-stream/records.ts";
import { streamOfComment } from "../article-stream/stream-id.ts";
import type { ArticleReads } from "../articles/article-reads.ts";
import type { CommentReads } from "../comments/comment-reads.ts";
import { findKnown } from "../comments/find-known.ts";
import type { PresentDeps } from "../comments/present-comments.ts";
import { refuseGone } from "../comments/refuse-gone.ts";
import { refuseSanctioned, type SanctionDeps } from "../sites/refuse-sanctioned.ts";
import type { ReportStore } from "./reports/report-store.ts";

export interface ReportCommentDeps extends SanctionDeps, PresentDeps {
  readonly comments: Pick<CommentReads, "find" | "findMany">;
  readonly articles: Pick<ArticleReads, "find">;
  readonly reports: Pick<ReportStore, "put">;
  readonly limits: { readonly reports: RateLimiter };
  /** Moderators who watch the site hear of it. */
  readonly toModerators: (comment: CommentRecord) => void;
}

/** One report per person and comment; a second changes nothing. AppError not-found, forbidden (own), sanctioned, conflict (gone). */
export async function reportComment(
  deps: ReportCommentDeps,
  person: Person,
  report: { id: string; reason: ReportReason; note: string | null },
): Promise<void> {
  await deps.limits.reports.take(person.id);
  // n before the comment: a decision that the comment does not show is later than the report, and settles it.
  const n = (await deps.articles.find(streamOfComment(report.id)))?.n ?? 0;
  const comment = await findKnown(deps, person, report.id);
  await refuseSanctioned(deps, { siteId: comment.siteId, accountId: person.id }, "voting");
  if (comment.authorId === person.id)
    throw new AppError("forbidden", "nobody reports an own comment");
  await refuseGone(deps, comment, person);
  const { isNew } = await deps.reports.put(comment, {
    accountId: person.id,
    reason: report.reason,
    note: report.note,
    at: new Date(deps.now()).toISOString(),
    n,
  });
  if (isNew) deps.toModerators(comment);
}
