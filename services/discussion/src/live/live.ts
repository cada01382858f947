import type { Server as HttpServer } from "node:http";
import type { ArticleRef } from "@parley/contracts/live-events";
import type { Comment, Sanction, Votes } from "@parley/contracts/types";
import { AppError } from "@parley/service-kit/problem";
import { streamOf } from "../article-stream/stream-id.ts";
import { frameOf } from "./frame.ts";
import { createGateway, type Gateway } from "./gateway/gateway.ts";
import { createEventHandlers } from "./handlers/event-handlers.ts";
import type { LiveDeps } from "./live-deps.ts";
import { createLiveParts, type LiveParts } from "./live-parts.ts";

/** [W5] Less than the 30 s promised, for what the query and the sending take. */
const BEAT_MS = 25_000;
const IDLE_LOOK_MS = 5_000;

/**
 * Everything that is pushed. What another process did is heard on the bus; what this one did may be told here and on
 * the bus, in any order and twice.
 */
export interface Live {
  /** Takes the public HTTP server's requests at `/live`. */
  attach(server: HttpServer): void;
  /** [J14] Entry n of the stream is applied; before its commands are answered. Costs nothing where nobody watches. */
  applied(stream: string, n: number): void;
  /** New vote counts of visible comments of one article. */
  votes(article: ArticleRef, votes: Readonly<Record<string, Votes>>): void;
  /** A pending comment was decided: to its author's sockets alone. */
  own(accountId: string, comments: Comment[]): void;
  /** To that person's sockets alone. */
  sanctioned(accountId: string, sanction: Sanction): void;
  /** These comments became new, pending, reported or decided: read and sent where a moderator of the site watches. */
  moderation(siteId: string, ids: readonly string[]): void;
  /** Tells the sockets, lets nobody in, and resolves when all are closed: 13 s at most, at once for a few. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

export function createLive(deps: LiveDeps): Live {
  const process = deps.newId();
  const parts = createLiveParts(deps, process);
  const { feed, presence, votesBatch, moderation, people, fanOut } = parts;
  const gateway = createLiveGateway(deps, parts);
  const endings = [hearBus(deps, parts, process), hearAccounts(deps, parts), beginTimers(parts)];
  return {
    attach: gateway.attach,
    applied: feed.applied,
    votes: (article, votes) =>
      votesBatch.add(streamOf(article.siteId, article.articleId), article, votes),
    own(accountId, comments) {
      void fanOut.broadcast(people.socketsOf(accountId), frameOf("own", { comments }));
    },
    sanctioned(accountId, sanction) {
      void fanOut.broadcast(people.socketsOf(accountId), frameOf("sanctioned", { sanction }));
    },
    moderation: moderation.add,
    drain: gateway.drain,
    async stop() {
      for (const end of endings) end();
      for (const part of [feed, presence, votesBatch, moderation, gateway]) part.stop();
    },
  };
}

function createLiveGateway(deps: LiveDeps, parts: LiveParts): Gateway {
  return createGateway({
    ...deps,
    admission: parts.admission,
    handlers: createEventHandlers(deps, parts),
    failed: (event, error) => parts.failed(event)(error),
    async enter(connection, accessToken) {
      // A guest. null means absent, as in a body.
      if (accessToken === undefined || accessToken === null) return;
      if (typeof accessToken !== "string") {
        throw new AppError("unauthenticated", "an access token is text");
      }
      await parts.people.seat(connection, accessToken);
    },
    left(connection) {
      parts.audience.leaveAll(connection);
      parts.people.left(connection);
    },
  });
}

function hearBus(deps: LiveDeps, parts: LiveParts, process: string): () => void {
  return deps.bus.subscribe((hint) => {
    if (hint.kind === "article") parts.feed.applied(hint.stream, hint.seq);
    if (hint.kind === "site") {
      parts.feed.siteChanged(hint.siteId).catch(parts.failed("site"));
    }
    if (hint.kind === "votes") {
      const { siteId, articleId } = hint;
      parts.votesBatch.add(hint.stream, { siteId, articleId }, hint.votes);
    }
    if (hint.kind === "presence" && hint.process !== process) {
      parts.presence.heard(streamOf(hint.siteId, hint.articleId), hint.process, hint);
    }
  });
}

function hearAccounts(deps: LiveDeps, parts: LiveParts): () => void {
  return deps.onAccountChange((accountId) => void parts.people.recheck(accountId));
}

function beginTimers({ feed, presence, admission, failed }: LiveParts): () => void {
  async function beat(): Promise<void> {
    await feed.catchUp().catch(failed("catch-up"));
    presence.beat();
  }
  const beating = setInterval(() => void beat(), BEAT_MS).unref();
  const looking = setInterval(admission.dropIdle, IDLE_LOOK_MS).unref();
  return () => {
    clearInterval(beating);
    clearInterval(looking);
  };
}
