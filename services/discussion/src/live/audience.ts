import type { ArticleRef } from "@parley/contracts/live-events";
import { AppError } from "@parley/service-kit/problem";
import { streamOf } from "../article-stream/stream-id.ts";
import type { Admission } from "./admission.ts";
import type { ChangeFeed } from "./change-feed.ts";
import type { Connection } from "./connection.ts";
import { LIVE_LIMITS } from "./live-limits.ts";
import type { Presence } from "./presence.ts";
import type { Rooms } from "./rooms.ts";

export interface AudienceDeps {
  /** By stream. */
  articles: Rooms<Connection>;
  /** By site. */
  moderators: Rooms<Connection>;
  feed: Pick<ChangeFeed, "begin" | "end">;
  presence: Pick<Presence, "entered" | "left" | "end" | "watching">;
  admission: Pick<Admission, "busy" | "idle">;
}

/** Coming to and going from rooms, with the feed, the presence and the idle count following. */
export interface Audience {
  /** Resolves with what the `watch` acknowledgement tells. */
  enter(connection: Connection, article: ArticleRef): Promise<{ seq: number; watching: number }>;
  leave(connection: Connection, article: ArticleRef): void;
  enterModeration(connection: Connection, siteId: string): void;
  leaveModeration(connection: Connection, siteId: string): void;
  leaveAll(connection: Connection): void;
}

export function createAudience(deps: AudienceDeps): Audience {
  const { articles, moderators, feed, presence } = deps;

  function gone(stream: string): void {
    if (articles.members(stream).size > 0) return presence.left(stream);
    feed.end(stream);
    presence.end(stream);
  }

  function leaveStream(connection: Connection, stream: string): void {
    if (!articles.leave(stream, connection)) return;
    gone(stream);
    countIdle(connection);
  }

  function countIdle(connection: Connection): void {
    const rooms = articles.roomsOf(connection).size + moderators.roomsOf(connection).size;
    if (rooms === 0 && connection.open) deps.admission.idle(connection);
  }

  return {
    async enter(connection, article) {
      const stream = streamOf(article.siteId, article.articleId);
      refuseMoreThan(LIVE_LIMITS.articlesPerSocket, articles.roomsOf(connection), stream);
      // [W4] Enter first, then read the number.
      articles.enter(stream, connection);
      deps.admission.busy(connection);
      presence.entered(stream, article);
      try {
        const seq = await feed.begin(stream, article);
        return { seq, watching: presence.watching(stream) };
      } catch (error) {
        leaveStream(connection, stream);
        throw error;
      }
    },
    leave(connection, article) {
      leaveStream(connection, streamOf(article.siteId, article.articleId));
    },
    enterModeration(connection, siteId) {
      const rooms = moderators.roomsOf(connection);
      refuseMoreThan(LIVE_LIMITS.sitesModeratedPerSocket, rooms, siteId);
      moderators.enter(siteId, connection);
      deps.admission.busy(connection);
    },
    leaveModeration(connection, siteId) {
      if (moderators.leave(siteId, connection)) countIdle(connection);
    },
    leaveAll(connection) {
      for (const stream of articles.leaveAll(connection)) gone(stream);
      moderators.leaveAll(connection);
    },
  };
}

function refuseMoreThan(limit: number, rooms: ReadonlySet<string>, room: string): void {
  if (rooms.size < limit || rooms.has(room)) return;
  throw new AppError("forbidden", `a connection watches ${limit} at most`);
}
