import {
  flagIn as flag,
  numberIn as number,
  textIn as text,
  textOrNullIn as textOrNull,
} from "@parley/service-kit/storage/sqlite/columns";
import type { SqliteRow } from "@parley/service-kit/storage/sqlite/driver";
import type { Migration } from "@parley/service-kit/storage/sqlite/migrate";
import type { ArticleRecord, CommentRecord } from "./records.ts";

/**
 * The views of the article stream. Comments are clustered as they are read (article, root, ordinal); the text stands
 * apart; the indexes of the sorts hold shown roots only, in the sorts' own order, so a page costs the same in an
 * article of a million comments.
 */
export const ARTICLE_MIGRATIONS: readonly Migration[] = [
  {
    name: "article-stream-1",
    sql: `
      CREATE TABLE article (
        id INTEGER PRIMARY KEY, stream TEXT NOT NULL UNIQUE, n INTEGER NOT NULL,
        site_id TEXT NOT NULL, article_id TEXT NOT NULL, url TEXT, title TEXT,
        state TEXT NOT NULL, slow_mode_seconds INTEGER, premoderated INTEGER, closes_at TEXT,
        comment_count INTEGER NOT NULL, last_place INTEGER NOT NULL
      );
      CREATE TABLE body (id INTEGER PRIMARY KEY, content TEXT NOT NULL, source TEXT NOT NULL);
      CREATE TABLE comment (
        article INTEGER NOT NULL, root_place INTEGER NOT NULL, ordinal INTEGER NOT NULL,
        id TEXT NOT NULL, place INTEGER NOT NULL, body INTEGER NOT NULL, site_id TEXT NOT NULL,
        parent_id TEXT, root_id TEXT NOT NULL, depth INTEGER NOT NULL, author_id TEXT,
        status TEXT NOT NULL, was_public INTEGER NOT NULL, answered INTEGER NOT NULL,
        pinned INTEGER NOT NULL, shown INTEGER NOT NULL, created_at TEXT NOT NULL, edited_at TEXT,
        version INTEGER NOT NULL, n INTEGER NOT NULL, decided_n INTEGER NOT NULL,
        text_hash TEXT, flags TEXT NOT NULL, hidden_reason TEXT, hidden_at TEXT,
        key TEXT NOT NULL, fingerprint TEXT NOT NULL,
        reply_count INTEGER NOT NULL, last_ordinal INTEGER NOT NULL,
        up INTEGER NOT NULL, down INTEGER NOT NULL, score REAL NOT NULL,
        open_reports INTEGER NOT NULL,
        PRIMARY KEY (article, root_place, ordinal)
      ) WITHOUT ROWID;
      CREATE INDEX comment_id ON comment (id);
      CREATE INDEX comment_by_place ON comment (article, pinned, place)
        WHERE ordinal = 0 AND shown = 1;
      CREATE INDEX comment_by_score ON comment (article, pinned, score, place)
        WHERE ordinal = 0 AND shown = 1;
      CREATE INDEX comment_by_replies ON comment (article, pinned, reply_count, place)
        WHERE ordinal = 0 AND shown = 1;
      CREATE INDEX comment_arrival ON comment (article, place);
      CREATE INDEX comment_of_site ON comment (site_id, created_at, id);
      CREATE INDEX comment_waiting ON comment (site_id, status, created_at, id)
        WHERE status = 'pending' OR status = 'hidden';
      CREATE INDEX comment_reported ON comment (site_id, created_at, id) WHERE open_reports > 0;
      CREATE INDEX comment_waiting_here ON comment (article, status, place)
        WHERE status = 'pending' OR status = 'hidden';
      CREATE INDEX comment_own_waiting ON comment (article, author_id, status, place)
        WHERE status = 'pending' OR status = 'hidden';
      CREATE INDEX comment_reported_here ON comment (article, place) WHERE open_reports > 0;
      CREATE TABLE posted (
        article INTEGER NOT NULL, author_id TEXT NOT NULL, place INTEGER NOT NULL,
        id TEXT NOT NULL, at TEXT NOT NULL, text_hash TEXT,
        PRIMARY KEY (article, author_id, place)
      ) WITHOUT ROWID;
    `,
  },
];

/** What a read of comments selects, from `comment JOIN article JOIN body`. */
export const COMMENT_COLUMNS =
  "comment.*, body.content, body.source, article.stream, article.article_id";
export const COMMENT_JOIN =
  "JOIN article ON article.id = comment.article JOIN body ON body.id = comment.body";

export function commentOf(row: SqliteRow): CommentRecord {
  return {
    id: text(row, "id"),
    stream: text(row, "stream"),
    siteId: text(row, "site_id"),
    articleId: text(row, "article_id"),
    parentId: textOrNull(row, "parent_id"),
    rootId: text(row, "root_id"),
    rootPlace: number(row, "root_place"),
    depth: number(row, "depth"),
    ordinal: number(row, "ordinal"),
    place: number(row, "place"),
    authorId: textOrNull(row, "author_id"),
    status: text(row, "status") as CommentRecord["status"],
    wasPublic: flag(row, "was_public"),
    answered: flag(row, "answered"),
    pinned: flag(row, "pinned"),
    shown: flag(row, "shown"),
    createdAt: text(row, "created_at"),
    editedAt: textOrNull(row, "edited_at"),
    version: number(row, "version"),
    n: number(row, "n"),
    decidedN: number(row, "decided_n"),
    content: JSON.parse(text(row, "content")) as CommentRecord["content"],
    source: text(row, "source"),
    textHash: textOrNull(row, "text_hash"),
    flags: JSON.parse(text(row, "flags")) as CommentRecord["flags"],
    hiddenReason: textOrNull(row, "hidden_reason"),
    hiddenAt: textOrNull(row, "hidden_at"),
    key: text(row, "key"),
    fingerprint: text(row, "fingerprint"),
    replyCount: number(row, "reply_count"),
    lastOrdinal: number(row, "last_ordinal"),
    up: number(row, "up"),
    down: number(row, "down"),
    score: number(row, "score"),
    openReports: number(row, "open_reports"),
  };
}

export function articleRecordOf(row: SqliteRow): ArticleRecord {
  const slowMode = row["slow_mode_seconds"];
  const premoderated = row["premoderated"];
  return {
    siteId: text(row, "site_id"),
    articleId: text(row, "article_id"),
    url: textOrNull(row, "url"),
    title: textOrNull(row, "title"),
    state: row["state"] === "closed" ? "closed" : "open",
    slowModeSeconds: slowMode === null ? null : Number(slowMode),
    premoderated: premoderated === null ? null : premoderated === 1,
    closesAt: textOrNull(row, "closes_at"),
    commentCount: number(row, "comment_count"),
    lastPlace: number(row, "last_place"),
  };
}
