import type { IncomingMessage, Server as HttpServer } from "node:http";
import type { ErrorCode } from "@parley/contracts/error-codes";
import type { ArticleRef } from "@parley/contracts/live-events";
import type { Comment, ModeratedComment, Sanction, Votes } from "@parley/contracts/types";
import type { Bus } from "@parley/service-kit/bus/port";
import { AppError } from "@parley/service-kit/problem";
import { streamOf } from "../article-stream/stream-id.ts";
import { createAdmission } from "./admission.ts";
import { createAudience } from "./audience.ts";
import { createChangeFeed, type ChangeFeedDeps } from "./change-feed.ts";
import type { Connection } from "./connection.ts";
import { createFanOut } from "./fan-out.ts";
import { frameOf } from "./frame.ts";
import { createGateway } from "./gateway/gateway.ts";
import { authenticate } from "./handlers/authenticate.ts";
import { typing } from "./handlers/typing.ts";
import { unwatch } from "./handlers/unwatch.ts";
import { watchModeration } from "./handlers/watch-moderation.ts";
import { watch } from "./handlers/watch.ts";
import { createModerationBatch } from "./moderation-batch.ts";
import { createPeople } from "./people.ts";
import { mayModerate, type Person } from "./person.ts";
import { createPresence } from "./presence.ts";
import type { EventHandlers } from "./receive-event.ts";
import { createRooms } from "./rooms.ts";
import { createVotesBatch } from "./votes-batch.ts";

/** [W5] Less than the 30 s promised, for what the query and the sending take. */
const BEAT_MS = 25_000;
const IDLE_LOOK_MS = 5_000;

export interface LiveDeps extends Pick<
  ChangeFeedDeps,
  "readChanges" | "lastSeqsOf" | "articleOf" | "now"
> {
  siteExists(siteId: string): Promise<boolean>;
  /** The public origin, or one of any site's `allowedOrigins`. */
  originAllowed(origin: string): Promise<boolean>;
  /** The client's network behind the trusted proxies. */
  networkOf(request: IncomingMessage): string;
  /** Verified, and the account directory's word over the claims. AppError `unauthenticated`. */
  personOf(token: string): Promise<Person>;
  /** An account's roles, name, sessions or state changed. Answers what ends the listening. */
  onAccountChange(listener: (accountId: string) => void): () => void;
  /** null where this person may post there, else the code that says why not. */
  refusesPost(person: Person, article: ArticleRef): Promise<ErrorCode | null>;
  /** As in the moderation list. */
  moderated(siteId: string, ids: readonly string[]): Promise<readonly ModeratedComment[]>;
  bus: Pick<Bus, "publish" | "subscribe">;
  newId(): string;
  /** False: `RATE_LIMITS=off`. */
  limited: boolean;
  log: { warn(fields: object, text: string): void };
}

/**
 * Everything that is pushed. The parts stand beside this file: rooms, change-feed, fan-out, presence, votes-batch,
 * people, audience, admission and the gateway to Socket.IO; here they are put together.
 */
export interface Live {
  /** Takes the public HTTP server, before it listens. */
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
  /** Tells the sockets, lets nobody in, and resolves when all are closed: 12 s at most, at once for a few. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

export function createLive(deps: LiveDeps): Live {
  const articles = createRooms<Connection>();
  const moderators = createRooms<Connection>();
  const fanOut = createFanOut();
  const membersOf = articles.members;
  const admission = createAdmission(deps);
  const process = deps.newId();
  const failed = (what: string) => (error: unknown, about?: string | ArticleRef) =>
    deps.log.warn({ event: "live.failed", what, about, err: error }, "live: a push failed");

  const feed = createChangeFeed({ ...deps, membersOf, fanOut, failed: failed("changes") });
  const presence = createPresence({
    membersOf,
    fanOut,
    seqOf: feed.seqOf,
    now: deps.now,
    publish: (article, here) =>
      deps.bus.publish({ kind: "presence", ...article, process, ...here }),
  });
  const votesBatch = createVotesBatch({ membersOf, fanOut });
  const moderation = createModerationBatch({
    moderated: deps.moderated,
    moderatorsOf: moderators.members,
    fanOut,
    failed: failed("moderation"),
  });
  const audience = createAudience({ articles, moderators, feed, presence, admission });
  const people = createPeople({
    personOf: deps.personOf,
    now: deps.now,
    narrowed(connection) {
      const person = people.personOn(connection);
      for (const siteId of moderators.roomsOf(connection)) {
        if (person && mayModerate(person, siteId)) continue;
        audience.leaveModeration(connection, siteId);
      }
    },
  });
  const handlers: EventHandlers = {
    watch: (connection, payload) => watch({ ...deps, audience }, connection, payload),
    unwatch: (connection, payload) => unwatch({ audience }, connection, payload),
    authenticate: (connection, payload) => authenticate({ people }, connection, payload),
    typing: (connection, payload) => typing({ ...deps, people, presence }, connection, payload),
    "watch-moderation": (connection, payload) =>
      watchModeration({ ...deps, people, audience }, connection, payload),
  };
  const gateway = createGateway({
    ...deps,
    admission,
    handlers,
    failed: (event, error) => failed(event)(error),
    async enter(connection, accessToken) {
      if (accessToken === undefined || accessToken === null) return;
      if (typeof accessToken !== "string") {
        throw new AppError("unauthenticated", "an access token is text");
      }
      await people.seat(connection, accessToken);
    },
    left(connection) {
      audience.leaveAll(connection);
      people.left(connection);
    },
  });

  async function beat(): Promise<void> {
    await feed.catchUp().catch((error: unknown) => failed("catch-up")(error));
    presence.beat();
  }

  const endings = [
    deps.onAccountChange((accountId) => void people.recheck(accountId)),
    deps.bus.subscribe((hint) => {
      if (hint.kind === "article") feed.applied(hint.stream, hint.seq);
      if (hint.kind === "votes") votesBatch.add(hint.stream, refOf(hint), hint.votes);
      if (hint.kind === "presence" && hint.process !== process) {
        presence.heard(streamOf(hint.siteId, hint.articleId), hint.process, hint);
      }
    }),
  ];
  const timers = [
    setInterval(() => void beat(), BEAT_MS).unref(),
    setInterval(admission.dropIdle, IDLE_LOOK_MS).unref(),
  ];

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
      for (const timer of timers) clearInterval(timer);
      for (const part of [feed, presence, votesBatch, moderation, gateway]) part.stop();
    },
  };
}

const refOf = ({ siteId, articleId }: ArticleRef): ArticleRef => ({ siteId, articleId });
