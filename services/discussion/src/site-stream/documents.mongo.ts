import type { Fields } from "@parley/service-kit/journal/port";
import type { MongoIndex } from "@parley/service-kit/storage/mongo/indexes";
import type { SanctionRecord, SiteRecord } from "./records.ts";
import { SANCTIONS } from "./state.ts";

/** Where the site streams' own documents are. */
export const SITES = "sites";

export type SiteDocument = SiteRecord & {
  readonly _id: string;
  readonly n: number;
  readonly at: string;
};

export interface SanctionDocument extends SanctionRecord {
  readonly _id: string;
  readonly stream: string;
  readonly n: number;
}

export const SITE_INDEXES: readonly MongoIndex[] = [
  { collection: SANCTIONS, key: { siteId: 1, accountId: 1, liftedAt: 1 } },
  { collection: SANCTIONS, key: { siteId: 1, liftedAt: 1, createdAt: 1, id: 1 } },
];

export function siteIn(document: SiteDocument): SiteRecord {
  const { _id, n: _n, at: _at, ...site } = document;
  return site;
}

/** The journal hands the document over untyped: it is its own, as `markApplied` wrote it. */
export function siteInHead(head: Fields): SiteRecord {
  return siteIn(head as SiteDocument);
}

export function sanctionIn(document: SanctionDocument): SanctionRecord {
  const { _id, stream: _stream, n: _n, ...sanction } = document;
  return sanction;
}
