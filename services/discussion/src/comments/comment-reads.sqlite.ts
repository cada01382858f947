import type { Sort } from "@parley/contracts/types";
import type { SqliteRow, SqliteStatement } from "@parley/service-kit/storage/sqlite/driver";
import type { SqliteStore } from "@parley/service-kit/storage/sqlite/open-sqlite";
import type { CommentRecord } from "../article-stream/records.ts";
import { commentIdOf } from "../article-stream/stream-id.ts";
import { COMMENT_COLUMNS, COMMENT_JOIN, commentOf } from "../article-stream/tables.sqlite.ts";
import type { CommentReads, RootPosition } from "./comment-reads.ts";

const SELECT = `SELECT ${COMMENT_COLUMNS} FROM comment ${COMMENT_JOIN}`;
const IN_ARTICLE = "comment.article = (SELECT id FROM article WHERE stream = $stream)";
const SHOWN_ROOT = `${IN_ARTICLE} AND comment.ordinal = 0 AND comment.shown = 1 AND comment.pinned = $pinned`;

/** Each sort reads its own partial index, from the position on. */
const ROOTS_OF: Record<Sort, string> = {
  best: `AND (comment.score, comment.place) < ($key, $place)
    ORDER BY comment.score DESC, comment.place DESC`,
  discussed: `AND (comment.reply_count, comment.place) < ($key, $place)
    ORDER BY comment.reply_count DESC, comment.place DESC`,
  newest: "AND comment.place < $place ORDER BY comment.place DESC",
  oldest: "AND comment.place > $place ORDER BY comment.place",
};

export function createSqliteCommentReads(store: SqliteStore): CommentReads {
  const byId = store.prepare(`${SELECT} WHERE comment.id = $id`);
  const rootsOf: Record<Sort, SqliteStatement> = {
    best: prepareRoots(store, "best"),
    discussed: prepareRoots(store, "discussed"),
    newest: prepareRoots(store, "newest"),
    oldest: prepareRoots(store, "oldest"),
  };
  const replies = store.prepare(
    `${SELECT} WHERE ${IN_ARTICLE} AND comment.root_place = $rootPlace
     AND comment.ordinal > $after AND comment.shown = 1 ORDER BY comment.ordinal LIMIT $limit`,
  );
  const own = { pending: prepareOwn(store, "pending"), hidden: prepareOwn(store, "hidden") };

  const find = (id: string): CommentRecord | null => recordOf(byId.get({ id }));
  const repliesOf = (stream: string, rootPlace: number, page: { after: number; limit: number }) =>
    replies.all({ stream, rootPlace, ...page }).map(commentOf);

  return {
    find: async (id) => find(id),
    findMany: async (ids) => {
      const found = ids.map(find).filter((comment) => comment !== null);
      return new Map(found.map((comment) => [comment.id, comment]));
    },
    findByKey: async (stream, author, key) => find(commentIdOf(stream, author, key)),
    roots: async (stream, sort, { after, limit }) => {
      const statement = rootsOf[sort];
      const segments = after?.pinned === false ? [false] : [true, false];
      const found: CommentRecord[] = [];
      for (const pinned of segments) {
        const from = after?.pinned === pinned ? after : beginning(sort, pinned);
        const { key, place } = from;
        const parameters = { stream, pinned: pinned ? 1 : 0, place, limit: limit - found.length };
        const isKeyed = sort === "best" || sort === "discussed";
        found.push(...statement.all(isKeyed ? { ...parameters, key } : parameters).map(commentOf));
        if (found.length >= limit) break;
      }
      return found;
    },
    firstReplies: async (stream, rootPlaces, limit) =>
      limit === 0
        ? []
        : rootPlaces.flatMap((place) => repliesOf(stream, place, { after: 0, limit })),
    replies: async (root, page) => repliesOf(root.stream, root.place, page),
    ownWithStatus: async (stream, author, { status, limit }) => {
      const newestFirst = own[status].all({ stream, author, limit }).map(commentOf);
      return status === "pending" ? newestFirst.toReversed() : newestFirst;
    },
  };
}

function prepareRoots(store: SqliteStore, sort: Sort): SqliteStatement {
  return store.prepare(`${SELECT} WHERE ${SHOWN_ROOT} ${ROOTS_OF[sort]} LIMIT $limit`);
}

/** Written out, not bound: a partial index is used only where the statement itself shows its condition. */
function prepareOwn(store: SqliteStore, status: "pending" | "hidden"): SqliteStatement {
  return store.prepare(
    `${SELECT} WHERE ${IN_ARTICLE} AND comment.author_id = $author AND comment.status = '${status}'
     ORDER BY comment.place DESC LIMIT $limit`,
  );
}

/** Before the first of a segment. */
function beginning(sort: Sort, pinned: boolean): RootPosition {
  const first = sort === "oldest" ? -1 : Number.MAX_SAFE_INTEGER;
  return { pinned, key: first, place: first };
}

function recordOf(row: SqliteRow | undefined): CommentRecord | null {
  return row ? commentOf(row) : null;
}
