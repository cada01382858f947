import type { Votes } from "@parley/contracts/types";
import type { Migration } from "@parley/service-kit/storage/sqlite/migrate";
import type { SqliteStore } from "@parley/service-kit/storage/sqlite/open-sqlite";
import type { CommentRecord } from "../article-stream/records.ts";
import type { Vote, VoteStore } from "./vote-store.ts";
import { wilsonLowerBound } from "./wilson.ts";

export const VOTE_MIGRATIONS: readonly Migration[] = [
  {
    name: "votes-1",
    sql: `
      CREATE TABLE vote (
        stream TEXT NOT NULL, comment TEXT NOT NULL, account TEXT NOT NULL,
        value INTEGER NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (stream, comment, account)
      ) WITHOUT ROWID;
      CREATE INDEX vote_of_account ON vote (stream, account, at, comment, value);
      CREATE INDEX vote_count ON vote (stream, comment, value);
    `,
  },
];

export function createSqliteVoteStore(store: SqliteStore): VoteStore {
  const upsert = store.prepare(
    `INSERT INTO vote (stream, comment, account, value, at)
     VALUES ($stream, $comment, $account, $value, $at)
     ON CONFLICT (stream, comment, account) DO UPDATE SET value = $value, at = $at
     WHERE value <> $value`,
  );
  const count = store.prepare(
    "SELECT count(*) AS n FROM vote WHERE stream = $stream AND comment = $comment AND value = $value",
  );
  const setCounters = store.prepare(
    `UPDATE comment SET up = $up, down = $down, score = $score
     WHERE id = $id AND (up <> $up OR down <> $down OR score <> $score)`,
  );
  const mine = store.prepare(
    `SELECT comment, value FROM vote WHERE stream = $stream AND account = $account AND value <> 0
     ORDER BY at DESC, comment DESC LIMIT $limit`,
  );

  function recount({ stream, id }: CommentRecord): Votes & { differed: boolean } {
    const place = { stream, comment: id };
    const up = Number(count.get({ ...place, value: 1 })?.["n"]);
    const down = Number(count.get({ ...place, value: -1 })?.["n"]);
    const { changes } = setCounters.run({ id, up, down, score: wilsonLowerBound(up, down) });
    return { up, down, differed: changes === 1 };
  }

  function put(comment: CommentRecord, { accountId, value, at }: Vote): Votes {
    upsert.run({ stream: comment.stream, comment: comment.id, account: accountId, value, at });
    const { up, down } = recount(comment);
    return { up, down };
  }

  return {
    put: (comment, vote) => store.write(() => put(comment, vote)),
    recount: (comments) =>
      store.write(() =>
        comments.filter((comment) => recount(comment).differed).map(({ id }) => id),
      ),
    mine: async (stream, account, limit) =>
      Object.fromEntries(
        mine
          .all({ stream, account, limit })
          .map((row) => [String(row["comment"]), row["value"] === 1 ? 1 : -1]),
      ),
  };
}
