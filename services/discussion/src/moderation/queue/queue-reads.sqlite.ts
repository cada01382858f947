import type { SqliteStatement } from "@parley/service-kit/storage/sqlite/driver";
import type { SqliteStore } from "@parley/service-kit/storage/sqlite/open-sqlite";
import { COMMENT_COLUMNS, COMMENT_JOIN, commentOf } from "../../article-stream/tables.sqlite.ts";
import { COUNTED_MAX, isOldestFirst, type QueueReads, type QueueStatus } from "./queue-reads.ts";

/** Written out, not bound: a partial index is used only where the statement itself shows its condition. */
const CONDITION: Record<QueueStatus, string> = {
  pending: "comment.status = 'pending'",
  hidden: "comment.status = 'hidden'",
  reported: "comment.open_reports > 0",
  all: "TRUE",
};
const FIRST = { createdAt: "", id: "", place: 0 };
const LAST = { createdAt: "9999", id: "", place: Number.MAX_SAFE_INTEGER };

export function createSqliteQueueReads(store: SqliteStore): QueueReads {
  const lists = {
    pending: prepareList(store, "pending"),
    hidden: prepareList(store, "hidden"),
    reported: prepareList(store, "reported"),
    all: prepareList(store, "all"),
  };
  const counts = {
    pending: prepareCount(store, "pending"),
    hidden: prepareCount(store, "hidden"),
    reported: prepareCount(store, "reported"),
  };
  const count = (statement: SqliteStatement, siteId: string) =>
    Number(statement.get({ siteId })?.["n"]);

  return {
    list: async (status, { siteId, stream, after, limit }) => {
      const { createdAt, id, place } = after ?? (isOldestFirst(status) ? FIRST : LAST);
      const { ofSite, ofArticle } = lists[status];
      const rows =
        stream === null
          ? ofSite.all({ siteId, createdAt, id, limit })
          : ofArticle.all({ stream, place, limit });
      return rows.map(commentOf);
    },
    counts: async (siteId) => ({
      pending: count(counts.pending, siteId),
      reported: count(counts.reported, siteId),
      hidden: count(counts.hidden, siteId),
    }),
  };
}

function prepareList(store: SqliteStore, status: QueueStatus) {
  const [after, order] = isOldestFirst(status) ? [">", "ASC"] : ["<", "DESC"];
  return {
    ofSite: store.prepare(
      `SELECT ${COMMENT_COLUMNS} FROM comment ${COMMENT_JOIN}
       WHERE comment.site_id = $siteId AND ${CONDITION[status]}
       AND (comment.created_at, comment.id) ${after} ($createdAt, $id)
       ORDER BY comment.created_at ${order}, comment.id ${order} LIMIT $limit`,
    ),
    ofArticle: store.prepare(
      `SELECT ${COMMENT_COLUMNS} FROM comment ${COMMENT_JOIN}
       WHERE comment.article = (SELECT id FROM article WHERE stream = $stream)
       AND ${CONDITION[status]} AND comment.place ${after} $place
       ORDER BY comment.place ${order} LIMIT $limit`,
    ),
  };
}

function prepareCount(store: SqliteStore, status: QueueStatus): SqliteStatement {
  return store.prepare(
    `SELECT count(*) AS n FROM (
       SELECT 1 FROM comment WHERE comment.site_id = $siteId AND ${CONDITION[status]}
       LIMIT ${COUNTED_MAX}
     )`,
  );
}
