import * as z from "zod";
import type { ModerationPage } from "@parley/contracts/types";
import { LIMITS } from "@parley/contracts/limits";
import { AppError } from "@parley/service-kit/problem";
import { streamOf } from "../article-stream/stream-id.ts";
import { decodeCursor, encodeCursor } from "../comments/cursor.ts";
import { moderatedComments, type ModeratedCommentsDeps } from "./moderated-comments.ts";
import type { QueueReads, QueueStatus } from "./queue/queue-reads.ts";

export interface ReadQueueDeps extends ModeratedCommentsDeps {
  readonly queue: QueueReads;
}

export interface QueueQuery {
  readonly status: QueueStatus;
  readonly articleId?: string | undefined;
  readonly cursor?: string | undefined;
}

/** The list that it is of, then where the page ended. */
const cursorSchema = z.tuple([z.string(), z.string(), z.string(), z.number().int()]);

/** What waits, oldest first; what was hidden and all, newest first. AppError invalid-input for another list's cursor. */
export async function readQueue(
  deps: ReadQueueDeps,
  siteId: string,
  query: QueueQuery,
): Promise<ModerationPage> {
  const stream = query.articleId === undefined ? null : streamOf(siteId, query.articleId);
  const list = `${query.status} of ${stream ?? siteId}`;
  const found = await deps.queue.list(query.status, {
    siteId,
    stream,
    after: query.cursor === undefined ? null : positionIn(query.cursor, list),
    limit: LIMITS.listLimit + 1,
  });
  const records = found.slice(0, LIMITS.listLimit);
  const last = records.at(-1);
  return {
    comments: await moderatedComments(deps, records),
    nextCursor:
      found.length > LIMITS.listLimit && last
        ? encodeCursor([list, last.createdAt, last.id, last.place])
        : null,
    counts: await deps.queue.counts(siteId),
  };
}

function positionIn(cursor: string, list: string) {
  const [ofList, createdAt, id, place] = decodeCursor(cursorSchema, cursor);
  if (ofList !== list) throw new AppError("invalid-input", "cursor: of another list");
  return { createdAt, id, place };
}
