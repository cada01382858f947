import type { LogEntry, ModeratedComment } from "@parley/contracts/types";
import type { JournalReads, LogLine } from "@parley/service-kit/journal/port";
import type { CommentRecord } from "../article-stream/records.ts";
import { presentComments, type PresentDeps } from "../comments/present-comments.ts";
import { logEntries } from "./log-entries.ts";
import type { ReportStore } from "./reports/report-store.ts";

const HISTORY_MAX = 20;

export interface ModeratedCommentsDeps extends PresentDeps {
  readonly reports: Pick<ReportStore, "openOf">;
  readonly journal: Pick<JournalReads, "logOfComments">;
}

/** Comments as moderators see them: with source, open reports, why a rule holds them, and what was decided before. */
export async function moderatedComments(
  deps: ModeratedCommentsDeps,
  records: readonly CommentRecord[],
): Promise<ModeratedComment[]> {
  const comments = await presentComments(deps, records, { kind: "moderator" });
  const reports = await deps.reports.openOf(records);
  const history = await historyOf(deps, records);
  const byId = new Map(records.map((record) => [record.id, record]));
  return comments.map((comment) => ({
    ...comment,
    reports: [...(reports.get(comment.id) ?? [])],
    flags: [...(byId.get(comment.id)?.flags ?? [])],
    history: history.get(comment.id) ?? [],
  }));
}

/** One look-up of names for the lines of all comments. */
async function historyOf(
  deps: ModeratedCommentsDeps,
  records: readonly CommentRecord[],
): Promise<ReadonlyMap<string, LogEntry[]>> {
  const lines = await deps.journal.logOfComments(
    records.map((record) => record.id),
    HISTORY_MAX,
  );
  const all: LogLine[] = [...lines.values()].flat();
  const entries = new Map((await logEntries(deps, all)).map((entry) => [entry.id, entry]));
  return new Map(
    [...lines].map(([id, ofComment]) => [
      id,
      ofComment.flatMap((line) => entries.get(line.id) ?? []),
    ]),
  );
}
