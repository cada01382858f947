import type { MongoViews } from "@parley/service-kit/journal/mongo";
import { byIds, eq, oneOf } from "@parley/service-kit/storage/mongo/checked";
import type { MongoStore } from "@parley/service-kit/storage/mongo/open-mongo";
import type { mongo } from "mongoose";
import { COMMENTS } from "./changes.ts";
import { articleInHead, ARTICLES, type CommentDocument, commentIn } from "./documents.mongo.ts";
import type { CommentRecord } from "./records.ts";
import {
  type ArticleState,
  type AuthorPast,
  emptyState,
  type Needs,
  NO_PAST,
  REPEATS_AMONG,
} from "./state.ts";
import { commentIdOf } from "./stream-id.ts";

type Comments = mongo.Collection<CommentDocument>;

/** What one author's commands of a batch need, taken together. */
interface AuthorsNeeds {
  readonly keys: Set<string>;
  readonly textHashes: Set<string>;
}

export function createMongoViews(store: MongoStore): MongoViews<ArticleState, Needs> {
  const comments = store.collection<CommentDocument>(COMMENTS);
  return {
    headCollection: ARTICLES,
    async load(stream, head, needs) {
      const state = emptyState();
      // No comment comes to be without the article, so there is nothing else to look for.
      if (head === null) return state;
      state.article = articleInHead(head);
      const [authors, named] = await Promise.all([
        loadAuthors(comments, stream, needs),
        findAll(
          comments,
          stream,
          needs.flatMap((need) => need.comments),
        ),
      ]);
      for (const { id, past, stored } of authors) {
        state.authors.set(id, past);
        addAll(state, stored);
      }
      addAll(state, named);
      addAll(state, await findAll(comments, stream, aboveOf(state)));
      await loadRecount(state, comments, { stream, needs });
      return state;
    },
  };
}

/** What a repair looks at as a whole. */
async function loadRecount(
  state: ArticleState,
  comments: Comments,
  { stream, needs }: { stream: string; needs: readonly Needs[] },
): Promise<void> {
  const asked = needs.flatMap(({ recount }) => recount ?? []);
  const trees = asked.flatMap((recount) => recount.trees);
  if (trees.length > 0) {
    const filter = { stream: eq(stream), rootPlace: oneOf(trees) };
    addAll(state, (await comments.find(filter).toArray()).map(commentIn));
  }
  if (asked.some(({ count }) => count))
    state.visible = await comments.countDocuments({ stream: eq(stream), status: eq("visible") });
}

function addAll(state: ArticleState, found: readonly CommentRecord[]): void {
  for (const comment of found) state.comments.set(comment.id, comment);
}

/** Root and parent of each: the parent of a reply at the greatest depth takes the new one. */
function aboveOf({ comments }: ArticleState): string[] {
  const above = [...comments.values()].flatMap(({ rootId, parentId }) =>
    parentId === null ? [] : [rootId, parentId],
  );
  return above.filter((id) => !comments.has(id));
}

async function findAll(
  comments: Comments,
  stream: string,
  ids: readonly string[],
): Promise<CommentRecord[]> {
  if (ids.length === 0) return [];
  const found = await comments.find(byIds(ids)).toArray();
  // An id of another article's comment is unknown here.
  return found.filter((document) => document.stream === stream).map(commentIn);
}

async function loadAuthors(comments: Comments, stream: string, needs: readonly Needs[]) {
  const byAuthor = new Map<string, AuthorsNeeds>();
  for (const { author } of needs) {
    if (author === null) continue;
    const { keys, textHashes } = byAuthor.get(author.id) ?? {
      keys: new Set(),
      textHashes: new Set(),
    };
    if (author.key !== null) keys.add(author.key);
    byAuthor.set(author.id, { keys, textHashes: textHashes.add(author.textHash) });
  }
  return Promise.all(
    [...byAuthor].map(async ([id, asked]) => {
      const author = { stream: eq(stream), authorId: eq(id) };
      const ids = [...asked.keys].map((key) => commentIdOf(stream, id, key));
      const [newest, stored] = await Promise.all([
        newestOf(comments, author),
        findAll(comments, stream, ids),
      ]);
      return { id, past: pastOf(newest, stored, asked), stored };
    }),
  );
}

/** Answered from the index alone. */
async function newestOf(comments: Comments, author: mongo.Filter<CommentDocument>) {
  const projection = { _id: 0, id: 1, createdAt: 1, textHash: 1 } as const;
  const cursor = comments.find(author, { projection }).sort({ place: -1 }).limit(REPEATS_AMONG);
  return cursor.toArray();
}

type Said = Pick<CommentRecord, "id" | "createdAt" | "textHash">;

function pastOf(
  newest: readonly Said[],
  stored: readonly Pick<CommentRecord, "id" | "key">[],
  { textHashes }: AuthorsNeeds,
): AuthorPast {
  const saying = (hash: string) =>
    newest.filter(({ textHash }) => textHash === hash).map(({ id }) => id);
  return {
    ...NO_PAST,
    lastPostAt: newest[0]?.createdAt ?? null,
    byKey: new Map(stored.map(({ id, key }) => [key, id])),
    byText: new Map([...textHashes].map((hash) => [hash, saying(hash)])),
  };
}
