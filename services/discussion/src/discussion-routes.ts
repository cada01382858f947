import type { Comment, Votes } from "@parley/contracts/types";
import { createAuthenticate } from "@parley/service-kit/http/authenticate";
import { Router } from "express";
import type { CommentRecord } from "./article-stream/records.ts";
import { createArticleReadRoutes, createArticleRoutes } from "./articles/article-routes.ts";
import { createCommentReadRoutes, createCommentRoutes } from "./comments/comment-routes.ts";
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
  const reads = Router().use(createArticleReadRoutes(deps), createCommentReadRoutes(deps));
  const open = Router().use(
    createCorsRoutes({ ...stores, siteCache, publicOrigin: config.publicOrigin }),
    limitNetworkRoutes(limits.network),
    reads,
    createArticleRoutes(deps),
    createCommentRoutes(deps),
    createModerationRoutes(deps),
    createSiteRoutes(deps),
    createSanctionRoutes(deps),
  );
  const internal = Router().use(reads, createSiteRoutes(deps), createInternalSiteRoutes(deps));
  return { open, internal };
}
