import type { Report } from "@parley/contracts/types";
import { textIn, textOrNullIn } from "@parley/service-kit/storage/sqlite/columns";
import type { SqliteRow } from "@parley/service-kit/storage/sqlite/driver";
import type { Migration } from "@parley/service-kit/storage/sqlite/migrate";
import type { SqliteStore } from "@parley/service-kit/storage/sqlite/open-sqlite";
import type { CommentRecord } from "../../article-stream/records.ts";
import type { NewReport, ReportStore } from "./report-store.ts";

export const REPORT_MIGRATIONS: readonly Migration[] = [
  {
    name: "reports-1",
    sql: `
      CREATE TABLE report (
        stream TEXT NOT NULL, comment TEXT NOT NULL, account TEXT NOT NULL, reason TEXT NOT NULL,
        note TEXT, at TEXT NOT NULL, n INTEGER NOT NULL,
        PRIMARY KEY (stream, comment, account)
      ) WITHOUT ROWID;
      CREATE INDEX report_oldest ON report (stream, comment, at, account, n);
    `,
  },
];

export function createSqliteReportStore(store: SqliteStore): ReportStore {
  const insert = store.prepare(
    `INSERT INTO report (stream, comment, account, reason, note, at, n)
     VALUES ($stream, $comment, $account, $reason, $note, $at, $n) ON CONFLICT DO NOTHING`,
  );
  const countOpen = store.prepare(
    `SELECT count(*) AS n FROM report WHERE stream = $stream AND comment = $comment
     AND n >= (SELECT decided_n FROM comment WHERE id = $comment)`,
  );
  const setCounter = store.prepare(
    "UPDATE comment SET open_reports = $n WHERE id = $id AND open_reports <> $n",
  );
  const open = store.prepare(
    `SELECT reason, note, at FROM report
     WHERE stream = $stream AND comment = $comment AND n >= $decidedN ORDER BY at, account LIMIT 100`,
  );

  /** Whether it had another number. */
  function recount({ stream, id }: CommentRecord): boolean {
    const n = Number(countOpen.get({ stream, comment: id })?.["n"]);
    return setCounter.run({ id, n }).changes === 1;
  }

  function put(comment: CommentRecord, report: NewReport): { isNew: boolean } {
    const place = { stream: comment.stream, comment: comment.id };
    const { accountId, reason, note, at, n } = report;
    const { changes } = insert.run({ ...place, account: accountId, reason, note, at, n });
    recount(comment);
    return { isNew: changes === 1 };
  }

  const openOf = ({ stream, id, decidedN }: CommentRecord): readonly Report[] =>
    open.all({ stream, comment: id, decidedN }).map(reportOf);

  return {
    put: (comment, report) => store.write(() => put(comment, report)),
    openOf: async (comments) => new Map(comments.map((comment) => [comment.id, openOf(comment)])),
    recount: (comments) => store.write(() => comments.filter(recount).map(({ id }) => id)),
  };
}

function reportOf(row: SqliteRow): Report {
  return {
    reason: textIn(row, "reason") as Report["reason"],
    note: textOrNullIn(row, "note"),
    createdAt: textIn(row, "at"),
  };
}
