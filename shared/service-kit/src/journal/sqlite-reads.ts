import { AppError } from "../problem.ts";
import type { SqliteRow } from "../storage/sqlite/driver.ts";
import type { SqliteStore } from "../storage/sqlite/open-sqlite.ts";
import { logLineId, parseLogLineId } from "./log-line-id.ts";
import type { JournalReads, LogLine } from "./port.ts";
import { entryOf, prepareEntries } from "./sqlite-entries.ts";

const ACT_COLUMNS = "act.i, entry.stream, entry.n, entry.at, entry.data";
const ACT_JOIN = "FROM act JOIN entry ON entry.stream = act.stream AND entry.n = act.n";

export function createSqliteJournalReads(store: SqliteStore): JournalReads {
  const { head } = prepareEntries(store);
  const after = store.prepare(
    "SELECT stream, n, at, data FROM entry WHERE stream = $stream AND n > $after ORDER BY n LIMIT $limit",
  );
  const newest = store.prepare(
    `SELECT ${ACT_COLUMNS} ${ACT_JOIN} WHERE act.site = $site
     ORDER BY act.at DESC, act.stream DESC, act.n DESC, act.i DESC LIMIT $limit`,
  );
  const older = store.prepare(
    `SELECT ${ACT_COLUMNS} ${ACT_JOIN}
     WHERE act.site = $site AND (act.at, act.stream, act.n, act.i) < ($at, $stream, $n, $i)
     ORDER BY act.at DESC, act.stream DESC, act.n DESC, act.i DESC LIMIT $limit`,
  );
  const ofEntry = store.prepare("SELECT at FROM entry WHERE stream = $stream AND n = $n");
  const ofComment = store.prepare(
    `SELECT ${ACT_COLUMNS} ${ACT_JOIN} WHERE act.comment = $comment
     ORDER BY act.at DESC, act.stream DESC, act.n DESC, act.i DESC LIMIT $limit`,
  );

  function logBefore(site: string, beforeId: string, limit: number): readonly SqliteRow[] {
    const place = parseLogLineId(beforeId);
    const entry = place && ofEntry.get({ stream: place.stream, n: place.n });
    if (!place || !entry) throw new AppError("invalid-input", "the cursor is not of this list");
    return older.all({ site, limit, at: String(entry["at"]), ...place });
  }

  return {
    head: async (stream) => head(stream),
    entries: async (stream, n, limit, upTo = n + limit) =>
      after.all({ stream, after: n, limit: Math.min(limit, Math.max(0, upTo - n)) }).map(entryOf),
    log: async (site, beforeId, limit) =>
      (beforeId === null ? newest.all({ site, limit }) : logBefore(site, beforeId, limit)).map(
        lineOf,
      ),
    logOfComments: async (ids, limit) =>
      new Map(
        ids.map((comment) => [comment, ofComment.all({ comment, limit }).map(lineOf).reverse()]),
      ),
  };
}

function lineOf(row: SqliteRow): LogLine {
  const entry = entryOf(row);
  const i = Number(row["i"]);
  const act = entry.log[i];
  if (!act) throw new Error(`entry ${entry.stream}:${entry.n} has no act ${i}`);
  return { id: logLineId(entry.stream, entry.n, i), at: entry.at, act };
}
