import { discussionOpenApi } from "@parley/contracts/schemas/openapi/discussion-api";
import type { Comment, Votes } from "@parley/contracts/types";
import { type Authenticate, createAuthenticate } from "@parley/service-kit/http/authenticate";
import { createOpenApiRoutes } from "@parley/service-kit/http/openapi-routes";
import { AppError } from "@parley/service-kit/problem";
import { Router } from "express";
import type { Person } from "./account-directory/person.ts";
import type { CommentRecord } from "./article-stream/records.ts";
import { createArticleReadRoutes, createArticleRoutes } from "./articles/article-routes.ts";
import { createCommentReadRoutes, createCommentRoutes } from "./comments/comment-routes.ts";
import { createPostCommentRoutes } from "./comments/post-comment-routes.ts";
import type { DiscussionConfig } from "./config.ts";
import { createCorsRoutes } from "./cors-routes.ts";
import { limitNetworkRoutes } from "./limit-network-routes.ts";
import { createWriteLimits } from "./limits.ts";
import { createModerationRoutes } from "./moderation/moderation-routes.ts";
import { textRules } from "./moderation/rules/rules.ts";
import type { DiscussionParts } from "./parts.ts";
import { createSanctionRoutes } from "./sites/sanction-routes.ts";
import { createInternalSiteRoutes, createSiteRoutes } from "./sites/site-routes.ts";

/** What the public asks, and what other services ask: the same reads, and a whole site. */
export function createDiscussionRoutes(
  config: Pick<DiscussionConfig, "publicOrigin" | "limited">,
  parts: DiscussionParts,
): { open: Router; internal: Router } {
  const { stores, siteCache, live, bus, accounts } = parts;
  const limits = createWriteLimits(config.limited);
  const deps = {
    ...stores,
    limits,
    textRules,
    pageCache: parts.pageCache,
    namesOf: accounts.namesOf,
    findSite: siteCache.find,
    authenticate: createAuthenticate({ personOf: accounts.personOf }),
    now: Date.now,
    voted: ({ siteId, articleId, stream, id }: CommentRecord, votes: Votes) =>
      bus.publish({ kind: "votes", siteId, articleId, stream, votes: { [id]: votes } }),
    toAuthor: (accountId: string, comment: Comment) => live.own(accountId, [comment]),
    toModerators: ({ siteId, id }: CommentRecord) => live.moderation(siteId, [id]),
    toSanctioned: live.sanctioned,
  };
  const open = Router().use(
    createOpenApiRoutes("/api/v1/openapi.json", discussionOpenApi),
    createCorsRoutes({ ...stores, siteCache, publicOrigin: config.publicOrigin }),
    createPostCommentRoutes(deps),
    limitNetworkRoutes(limits.network),
    createArticleReadRoutes(deps),
    createCommentReadRoutes(deps),
    createArticleRoutes(deps),
    createCommentRoutes(deps),
    createModerationRoutes(deps),
    createSiteRoutes(deps),
    createSanctionRoutes(deps),
  );
  // The bearer there is the service's own: no person asks.
  const asGuest = { ...deps, authenticate: NOBODY };
  const internal = Router().use(
    createArticleReadRoutes(asGuest),
    createCommentReadRoutes(asGuest),
    createInternalSiteRoutes(asGuest),
  );
  return { open, internal };
}

const NOBODY: Authenticate<Person> = {
  optional: async () => null,
  required: () => Promise.reject(new AppError("unauthenticated", "no person asks here")),
};
