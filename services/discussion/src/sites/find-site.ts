import { AppError } from "@parley/service-kit/problem";
import type { SiteRecord } from "../site-stream/records.ts";
import type { SiteReads } from "./site-reads.ts";

/** The site as last read: at most 20 s old where another process changed it [P4]. AppError not-found. */
export type FindSite = (siteId: string) => Promise<SiteRecord>;

interface AllSites {
  readonly sites: ReadonlyMap<string, SiteRecord>;
  readonly origins: ReadonlySet<string>;
  readonly at: number;
}

export interface SiteCache {
  readonly find: FindSite;
  /** Every allowed origin of every site: whom a browser's socket may come from. */
  allowedOrigins(): Promise<ReadonlySet<string>>;
  /** [J14] Something happened to a site: it is read again. */
  drop(): void;
}

/** Sites are few and small, so all of them are held, read again after a change and at most `FRESH_MS` later. */
const FRESH_MS = 1_000;

export function createSiteCache(deps: {
  sites: Pick<SiteReads, "all">;
  now: () => number;
}): SiteCache {
  let held: AllSites | null = null;
  let reading: Promise<AllSites> | null = null;
  let generation = 0;

  async function read(): Promise<AllSites> {
    const began = generation;
    const all = await deps.sites.all();
    const fresh = {
      sites: new Map(all.map(({ site }) => [site.siteId, site])),
      origins: new Set(all.flatMap(({ site }) => site.allowedOrigins)),
      at: deps.now(),
    };
    // What was read before a change was told is neither kept nor joined.
    if (began === generation) {
      held = fresh;
      reading = null;
    }
    return fresh;
  }

  function current(): Promise<AllSites> {
    if (held && deps.now() - held.at < FRESH_MS) return Promise.resolve(held);
    reading ??= read().catch((error: unknown) => {
      reading = null;
      throw error;
    });
    return reading;
  }

  return {
    async find(siteId) {
      const site = (await current()).sites.get(siteId);
      if (!site) throw new AppError("not-found", "there is no such site");
      return site;
    },
    allowedOrigins: async () => (await current()).origins,
    drop() {
      generation += 1;
      held = null;
      reading = null;
    },
  };
}
