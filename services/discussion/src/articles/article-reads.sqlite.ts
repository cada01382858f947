import type { SqliteStore } from "@parley/service-kit/storage/sqlite/open-sqlite";
import { articleRecordOf } from "../article-stream/tables.sqlite.ts";
import type { ArticleReads } from "./article-reads.ts";

export function createSqliteArticleReads(store: SqliteStore): ArticleReads {
  const byStream = store.prepare("SELECT * FROM article WHERE stream = $stream");
  // One parameter however many are asked: a JSON list.
  const many = store.prepare(
    `SELECT article.stream, article.n, article.comment_count FROM json_each($streams) AS asked
     JOIN article ON article.stream = asked.value`,
  );
  const inOrder = store.prepare(
    "SELECT * FROM article WHERE stream > $after ORDER BY stream LIMIT $limit",
  );
  const column = (streams: readonly string[], name: string) =>
    new Map(
      many
        .all({ streams: JSON.stringify(streams) })
        .map((row) => [String(row["stream"]), Number(row[name])]),
    );
  return {
    find: async (stream) => {
      const row = byStream.get({ stream });
      return row ? { article: articleRecordOf(row), n: Number(row["n"]) } : null;
    },
    counts: async (streams) => column(streams, "comment_count"),
    lastSeqs: async (streams) => column(streams, "n"),
    all: async (after, limit) => inOrder.all({ after: after ?? "", limit }).map(articleRecordOf),
  };
}
