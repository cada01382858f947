import type { ArticleRef } from "@parley/contracts/live-events";
import { createAdmission } from "./admission.ts";
import { createAudience, type Audience } from "./audience.ts";
import { createChangeFeed } from "./change-feed.ts";
import type { Connection } from "./connection.ts";
import { createFanOut } from "./fan-out.ts";
import type { LiveDeps } from "./live-deps.ts";
import { createModerationBatch } from "./moderation-batch.ts";
import { createPeople, type People } from "./people.ts";
import { mayModerate } from "../account-directory/person.ts";
import { createPresence } from "./presence.ts";
import { createRooms, type Rooms } from "./rooms.ts";
import { createVotesBatch } from "./votes-batch.ts";

/** The parts of `live` that know of each other, put together; `process` names this one on the bus. */
export function createLiveParts(deps: LiveDeps, process: string) {
  const articles = createRooms<Connection>();
  const moderators = createRooms<Connection>();
  const membersOf = articles.members;
  const fanOut = createFanOut();
  const failed = (what: string) => (error: unknown, about?: string | ArticleRef) =>
    deps.log.warn({ event: "live.failed", what, about, err: error }, "a live task failed");

  const feed = createChangeFeed({ ...deps, membersOf, fanOut, failed: failed("changes") });
  const presence = createPresence({
    membersOf,
    fanOut,
    seqOf: feed.seqOf,
    now: deps.now,
    publish: (article, here) =>
      deps.bus.publish({ kind: "presence", ...article, process, ...here }),
  });
  const moderation = createModerationBatch({
    moderated: deps.moderated,
    moderatorsOf: moderators.members,
    fanOut,
    failed: failed("moderation"),
  });
  const admission = createAdmission(deps);
  const audience = createAudience({ articles, moderators, feed, presence, admission });
  const people = createModeratedPeople(deps, moderators, audience);
  const votesBatch = createVotesBatch({ membersOf, fanOut });
  return { failed, fanOut, feed, presence, votesBatch, moderation, admission, audience, people };
}

export type LiveParts = ReturnType<typeof createLiveParts>;

/** Whoever is no moderator of a site any more is taken out of its room. */
function createModeratedPeople(
  deps: LiveDeps,
  moderators: Rooms<Connection>,
  audience: Audience,
): People {
  const people = createPeople({
    ...deps,
    narrowed(connection) {
      const person = people.personOn(connection);
      for (const siteId of moderators.roomsOf(connection)) {
        if (person && mayModerate(person, siteId)) continue;
        audience.leaveModeration(connection, siteId);
      }
    },
  });
  return people;
}
