import * as z from "zod";
import type { ModerationPage } from "@parley/contracts/types";
import { LIMITS } from "@parley/contracts/limits";
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

const cursorSchema = z.tuple([z.string(), z.string(), z.number().int()]);

/** What waits, oldest first; what was hidden and all, newest first. */
export async function readQueue(
  deps: ReadQueueDeps,
  siteId: string,
  query: QueueQuery,
): Promise<ModerationPage> {
  const found = await deps.queue.list(query.status, {
    siteId,
    stream: query.articleId === undefined ? null : streamOf(siteId, query.articleId),
    after: query.cursor === undefined ? null : positionIn(query.cursor),
    limit: LIMITS.listLimit + 1,
  });
  const records = found.slice(0, LIMITS.listLimit);
  const last = records.at(-1);
  return {
    comments: await moderatedComments(deps, records),
    nextCursor:
      found.length > LIMITS.listLimit && last
        ? encodeCursor([last.createdAt, last.id, last.place])
        : null,
    counts: await deps.queue.counts(siteId),
  };
}

function positionIn(cursor: string) {
  const [createdAt, id, place] = decodeCursor(cursorSchema, cursor);
  return { createdAt, id, place };
}
