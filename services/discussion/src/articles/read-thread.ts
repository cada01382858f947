import * as z from "zod";
import type { ArticleRef } from "@parley/contracts/live-events";
import { sortSchema } from "@parley/contracts/schemas/article";
import type { Sort, ThreadPage } from "@parley/contracts/types";
import { AppError } from "@parley/service-kit/problem";
import { streamOf } from "../article-stream/stream-id.ts";
import type { CommentRecord } from "../article-stream/records.ts";
import { type CommentReads, positionOf, type RootPosition } from "../comments/comment-reads.ts";
import { decodeCursor, encodeCursor } from "../comments/cursor.ts";
import { presentComments, type PresentDeps, THE_PUBLIC } from "../comments/present-comments.ts";
import { readArticle, type ReadArticleDeps } from "./read-article.ts";

export interface ReadThreadDeps extends ReadArticleDeps, PresentDeps {
  readonly comments: Pick<CommentReads, "findMany" | "roots" | "firstReplies">;
}

export interface ThreadQuery {
  readonly sort: Sort;
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly replies: number;
}

/**
 * A page of roots in order, pinned first, each followed by its first replies by ordinal, as everybody sees it.
 * [W1] `seq` is read before the content. AppError invalid-input for a cursor of another thread or sort.
 */
export async function readThread(
  deps: ReadThreadDeps,
  ref: ArticleRef,
  query: ThreadQuery,
): Promise<ThreadPage> {
  const stream = streamOf(ref.siteId, ref.articleId);
  const after = query.cursor === undefined ? null : positionIn(query.cursor, stream, query.sort);
  const { article, seq } = await readArticle(deps, ref);
  const page = { after, limit: query.limit + 1 };
  const found = await deps.comments.roots(stream, query.sort, page);
  const roots = found.slice(0, query.limit);
  const places = roots.filter((root) => root.lastOrdinal > 0).map((root) => root.place);
  const replies = await deps.comments.firstReplies(stream, places, query.replies);
  const comments = await presentComments(deps, inThreadOrder(roots, replies), THE_PUBLIC);
  const last = roots.at(-1);
  const nextCursor =
    found.length > query.limit && last ? cursorAfter(stream, query.sort, last) : null;
  return { article, comments, nextCursor, seq };
}

function inThreadOrder(
  roots: readonly CommentRecord[],
  replies: readonly CommentRecord[],
): CommentRecord[] {
  const below = new Map<string, CommentRecord[]>();
  for (const reply of replies) {
    const siblings = below.get(reply.rootId);
    if (siblings) siblings.push(reply);
    else below.set(reply.rootId, [reply]);
  }
  return roots.flatMap((root) => [root, ...(below.get(root.id) ?? [])]);
}

const cursorSchema = z.tuple([z.string(), sortSchema, z.boolean(), z.number(), z.number().int()]);

function cursorAfter(stream: string, sort: Sort, root: CommentRecord): string {
  const { pinned, key, place } = positionOf(root, sort);
  return encodeCursor([stream, sort, pinned, key, place]);
}

function positionIn(cursor: string, stream: string, sort: Sort): RootPosition {
  const [ofStream, ofSort, pinned, key, place] = decodeCursor(cursorSchema, cursor);
  if (ofStream !== stream || ofSort !== sort)
    throw new AppError("invalid-input", "cursor: of another thread or sort");
  return { pinned, key, place };
}
