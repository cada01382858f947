import * as z from "zod";
import type { RepliesPage } from "@parley/contracts/types";
import { AppError } from "@parley/service-kit/problem";
import { publicStatus, standsInThread } from "../article-stream/public-state.ts";
import type { CommentReads } from "./comment-reads.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { presentComments, type PresentDeps, THE_PUBLIC } from "./present-comments.ts";

export interface ReadRepliesDeps extends PresentDeps {
  readonly comments: Pick<CommentReads, "find" | "findMany" | "replies">;
}

export interface RepliesQuery {
  readonly after?: number | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const cursorSchema = z.tuple([z.string(), z.number().int().min(0)]);

/** A root's descendants by ordinal. AppError not-found; invalid-input for a comment that is no root. */
export async function readReplies(
  deps: ReadRepliesDeps,
  rootId: string,
  query: RepliesQuery,
): Promise<RepliesPage> {
  const root = await deps.comments.find(rootId);
  if (root === null || publicStatus(root) === null || !standsInThread(root))
    throw new AppError("not-found", "there is no such comment");
  if (root.parentId !== null)
    throw new AppError("invalid-input", "only a comment that is no reply has this list");
  const after = query.cursor === undefined ? (query.after ?? 0) : placeIn(query.cursor, rootId);
  const found = await deps.comments.replies(root, { after, limit: query.limit + 1 });
  const records = found.slice(0, query.limit);
  const last = records.at(-1);
  return {
    comments: await presentComments(deps, records, THE_PUBLIC),
    nextCursor: found.length > query.limit && last ? encodeCursor([rootId, last.ordinal]) : null,
  };
}

function placeIn(cursor: string, rootId: string): number {
  const [ofRoot, ordinal] = decodeCursor(cursorSchema, cursor);
  if (ofRoot !== rootId) throw new AppError("invalid-input", "cursor: of another thread");
  return ordinal;
}
