import type { Changes, DocumentChange, Fields, Moment } from "@parley/service-kit/journal/port";
import type { SqliteViews } from "@parley/service-kit/journal/sqlite";
import { columnsOf, sqliteValue } from "@parley/service-kit/storage/sqlite/columns";
import type { SqliteValue } from "@parley/service-kit/storage/sqlite/driver";
import { createRowWriter } from "@parley/service-kit/storage/sqlite/row-writer";
import type { SqliteStore } from "@parley/service-kit/storage/sqlite/open-sqlite";
import {
  type ArticleState,
  type AuthorNeeds,
  type AuthorPast,
  emptyState,
  type Needs,
  NO_PAST,
  type RecountNeeds,
  REPEATS_AMONG,
} from "./state.ts";
import { commentIdOf } from "./stream-id.ts";
import { articleRecordOf, COMMENT_COLUMNS, COMMENT_JOIN, commentOf } from "./tables.sqlite.ts";
import type { CommentRecord } from "./records.ts";

export function createSqliteViews(store: SqliteStore): SqliteViews<ArticleState, Needs> {
  return { load: prepareLoad(store), apply: prepareApply(store) };
}

function prepareLoad(store: SqliteStore): SqliteViews<ArticleState, Needs>["load"] {
  const articleByStream = store.prepare("SELECT * FROM article WHERE stream = $stream");
  const comment = store.prepare(
    `SELECT ${COMMENT_COLUMNS} FROM comment ${COMMENT_JOIN}
     WHERE comment.id = $id AND comment.article = $article`,
  );
  const past = prepareAuthorPast(store);
  const recount = prepareRecount(store);

  /** One of another article is none here. */
  function takeIn(comments: Map<string, CommentRecord>, article: number, id: string) {
    const row = comments.has(id) ? undefined : comment.get({ id, article });
    if (!row) return null;
    const record = commentOf(row);
    comments.set(id, record);
    return record;
  }

  /** With its root, and its parent: that of a reply at the greatest depth takes the new one. */
  function addComment(comments: Map<string, CommentRecord>, article: number, id: string): void {
    const record = takeIn(comments, article, id);
    if (record === null) return;
    takeIn(comments, article, record.rootId);
    if (record.parentId !== null) takeIn(comments, article, record.parentId);
  }

  return (stream, needs) => {
    const row = articleByStream.get({ stream });
    const state = emptyState();
    if (!row) return state;
    state.article = articleRecordOf(row);
    const article = Number(row["id"]);
    for (const need of needs) {
      for (const id of need.comments) addComment(state.comments, article, id);
      if (need.recount) recount(state, article, need.recount);
      if (need.author === null) continue;
      const known = state.authors.get(need.author.id) ?? NO_PAST;
      const merged = past({ stream, article }, need.author, known);
      state.authors.set(need.author.id, merged);
      for (const id of merged.byKey.values()) addComment(state.comments, article, id);
    }
    return state;
  };
}

/** What a repair looks at as a whole. */
function prepareRecount(store: SqliteStore) {
  const tree = store.prepare(
    `SELECT ${COMMENT_COLUMNS} FROM comment ${COMMENT_JOIN}
     WHERE comment.article = $article AND comment.root_place = $rootPlace`,
  );
  const visible = store.prepare(
    "SELECT count(*) AS n FROM comment WHERE article = $article AND status = 'visible'",
  );
  return (state: ArticleState, article: number, { trees, count }: RecountNeeds): void => {
    for (const rootPlace of trees)
      for (const row of tree.all({ article, rootPlace })) {
        const comment = commentOf(row);
        state.comments.set(comment.id, comment);
      }
    if (count) state.visible = Number(visible.get({ article })?.["n"]);
  };
}

interface Place {
  readonly stream: string;
  /** The row of the stream's article. */
  readonly article: number;
}

function prepareAuthorPast(store: SqliteStore) {
  const newest = store.prepare(
    `SELECT at FROM posted WHERE article = $article AND author_id = $author
     ORDER BY place DESC LIMIT 1`,
  );
  const stored = store.prepare("SELECT id FROM comment WHERE id = $id");
  const sayingSo = store.prepare(
    `SELECT id FROM (
       SELECT id, text_hash FROM posted WHERE article = $article AND author_id = $author
       ORDER BY place DESC LIMIT ${REPEATS_AMONG}
     ) WHERE text_hash = $textHash`,
  );
  return ({ stream, article }: Place, need: AuthorNeeds, known: AuthorPast): AuthorPast => {
    const author = { article, author: need.id };
    const last = known.lastPostAt ?? newest.get(author)?.["at"] ?? null;
    const byKey = new Map(known.byKey);
    if (need.key !== null) {
      const id = commentIdOf(stream, need.id, need.key);
      if (stored.get({ id })) byKey.set(need.key, id);
    }
    const same = sayingSo.all({ ...author, textHash: need.textHash });
    return {
      lastPostAt: last === null ? null : String(last),
      byKey,
      byText: new Map(known.byText).set(
        need.textHash,
        same.map((row) => String(row["id"])),
      ),
    };
  };
}

function prepareApply(store: SqliteStore): SqliteViews<ArticleState, Needs>["apply"] {
  const articleId = store.prepare("SELECT id FROM article WHERE stream = $stream");
  const insertBody = store.prepare(
    "INSERT INTO body (content, source) VALUES ($content, $source) RETURNING id",
  );
  const changeBody = store.prepare(
    `UPDATE body SET content = $content, source = $source
     WHERE id = (SELECT body FROM comment WHERE id = $id)`,
  );
  const changePosted = store.prepare(
    `UPDATE posted SET text_hash = $textHash
     WHERE (article, author_id, place) = (SELECT article, author_id, place FROM comment WHERE id = $id)`,
  );
  const insertPosted = store.prepare(
    `INSERT INTO posted (article, author_id, place, id, at, text_hash)
     VALUES ($article, $author_id, $place, $id, $created_at, $text_hash)`,
  );
  const write = createRowWriter(store);

  function create(article: number, { id, fields }: DocumentChange, n: number): void {
    const { content, source, stream: _stream, articleId: _articleId, ...columns } = fields;
    const body = insertBody.get(columnsOf({ content: content ?? [], source: source ?? "" }));
    const row = { ...columnsOf({ ...columns, id, n }), article, body: Number(body?.["id"]) };
    write.insert("comment", row);
    const { author_id, place, created_at, text_hash } = row as Record<string, SqliteValue>;
    insertPosted.run({
      article,
      id,
      author_id: author_id ?? null,
      place: place ?? null,
      created_at: created_at ?? null,
      text_hash: text_hash ?? null,
    });
  }

  function set({ id, fields }: DocumentChange, n: number): void {
    const { content, source, ...columns } = fields;
    const { textHash } = fields;
    write.update("comment", { ...columnsOf(columns), n }, { id });
    if (content !== undefined)
      changeBody.run({ id, ...columnsOf({ content, source: source ?? "" }) });
    if (textHash !== undefined) changePosted.run({ id, textHash: sqliteValue(textHash) });
  }

  function setHead(stream: string, head: Fields, n: number): number {
    const row = articleId.get({ stream });
    if (row) {
      write.update("article", { ...columnsOf(head), n }, { stream });
      return Number(row["id"]);
    }
    write.insert("article", { ...columnsOf(head), stream, n });
    return Number(articleId.get({ stream })?.["id"]);
  }

  return (stream: string, { n }: Moment, changes: Changes) => {
    const article = setHead(stream, changes.head, n);
    for (const change of changes.create) create(article, change, n);
    for (const change of changes.set) set(change, n);
  };
}
