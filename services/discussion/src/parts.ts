import { randomUUID } from "node:crypto";
import { createInProcessBus } from "@parley/service-kit/bus/in-process";
import { createClientAddress } from "@parley/service-kit/http/client-address";
import { networkOfAddress } from "@parley/service-kit/http/network-of";
import type { Bus } from "@parley/service-kit/bus/port";
import type { Logger } from "@parley/service-kit/logger";
import {
  type AccountKnowledge,
  createAccountKnowledge,
} from "./account-directory/account-knowledge.ts";
import { readArticle } from "./articles/read-article.ts";
import { readChanges } from "./articles/read-changes.ts";
import { refusesPost } from "./articles/refuses-post.ts";
import type { DiscussionConfig } from "./config.ts";
import { createLive, type Live } from "./live/live.ts";
import { moderatedComments } from "./moderation/moderated-comments.ts";
import { openStores } from "./open-stores.ts";
import { createPageCache, type PageCache } from "./page-cache/create-page-cache.ts";
import { siteIdOfStream } from "./site-stream/site-stream.ts";
import { createSiteCache, type SiteCache } from "./sites/find-site.ts";
import type { DiscussionStores } from "./stores.ts";

export interface DiscussionParts {
  readonly stores: DiscussionStores;
  readonly bus: Bus;
  readonly accounts: AccountKnowledge;
  readonly siteCache: SiteCache;
  readonly pageCache: PageCache;
  readonly live: Live;
}

const PAGE_BYTES_MAX = 64 * 1024 * 1024;

/** Opens the stores and puts the parts around them. */
export async function createDiscussionParts(
  config: DiscussionConfig,
  logger: Logger,
): Promise<DiscussionParts> {
  const now = Date.now;
  const bus = createInProcessBus();
  // [J14] All that hangs on an applied entry hangs on this one word of it, and hears it before the answer goes out.
  const stores = await openStores(config, {
    logger,
    now,
    onArticleApplied: (stream, seq) => bus.publish({ kind: "article", stream, seq }),
    onSiteApplied: (stream) => bus.publish({ kind: "site", siteId: siteIdOfStream(stream) }),
  });
  const siteCache = createSiteCache({ sites: stores.sites, now });
  const pageCache = createPageCache({
    lastSeqOf: async (stream) => (await stores.articles.lastSeqs([stream])).get(stream) ?? 0,
    now,
    maxBytes: PAGE_BYTES_MAX,
  });
  bus.subscribe((hint) => {
    if (hint.kind === "article") pageCache.drop(hint.stream);
    if (hint.kind === "votes") pageCache.markStale(hint.stream);
    if (hint.kind === "site") siteCache.drop();
  });
  const accounts = createAccountKnowledge({ config, directory: stores.directory, now, logger });
  const live = createLive(liveDeps({ config, logger, stores, bus, accounts, siteCache }));
  return { stores, bus, accounts, siteCache, pageCache, live };
}

type BeforeLive = Omit<DiscussionParts, "pageCache" | "live"> & {
  config: DiscussionConfig;
  logger: Logger;
};

function liveDeps({ config, logger, stores, bus, accounts, siteCache }: BeforeLive) {
  const now = Date.now;
  const reads = { ...stores, findSite: siteCache.find, namesOf: accounts.namesOf, now };
  const addressOf = createClientAddress(config.trustProxy);
  return {
    bus,
    now,
    newId: randomUUID,
    limited: config.limited,
    log: logger,
    findSite: siteCache.find,
    personOf: accounts.personOf,
    onAccountChange: accounts.onChange,
    networkOf: (request: Parameters<typeof addressOf>[0]) => networkOfAddress(addressOf(request)),
    lastSeqsOf: stores.articles.lastSeqs,
    readChanges: (ref, since) => readChanges(reads, ref, since),
    articleOf: async (ref) => (await readArticle(reads, ref)).article,
    originAllowed: async (origin) =>
      origin === config.publicOrigin || (await siteCache.allowedOrigins()).has(origin),
    refusesPost: async (person, ref) => (await refusesPost(reads, person.id, ref)).code,
    moderated: async (_siteId, ids) => {
      const found = await stores.comments.findMany(ids);
      return moderatedComments(reads, [...found.values()]);
    },
  } satisfies Parameters<typeof createLive>[0];
}
