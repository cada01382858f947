import { afterPosition } from "@parley/service-kit/storage/mongo/after-position";
import { byId, eq } from "@parley/service-kit/storage/mongo/checked";
import type { MongoStore } from "@parley/service-kit/storage/mongo/open-mongo";
import {
  type SanctionDocument,
  sanctionIn,
  type SiteDocument,
  siteIn,
  SITES,
} from "../site-stream/documents.mongo.ts";
import { streamOfSite } from "../site-stream/site-stream.ts";
import { SANCTIONS } from "../site-stream/state.ts";
import type { SiteReads } from "./site-reads.ts";

const NEWEST_FIRST = { createdAt: -1, id: -1 } as const;

export function createMongoSiteReads(store: MongoStore): SiteReads {
  const sites = store.collection<SiteDocument>(SITES);
  const sanctions = store.collection<SanctionDocument>(SANCTIONS);
  return {
    async find(siteId) {
      const found = await store.run(() => sites.findOne(byId(streamOfSite(siteId))));
      return found && { site: siteIn(found), n: found.n };
    },
    async all() {
      const found = await store.run(() => sites.find().sort({ _id: 1 }).toArray());
      return found.map((document) => ({ site: siteIn(document), n: document.n }));
    },
    async sanctionsOf(siteId, accountId) {
      const filter = { siteId: eq(siteId), accountId: eq(accountId), liftedAt: eq(null) };
      return (await store.run(() => sanctions.find(filter).toArray())).map(sanctionIn);
    },
    async sanctions(siteId, { after, limit }) {
      const filter = {
        siteId: eq(siteId),
        liftedAt: eq(null),
        ...(after && afterPosition({ createdAt: after.createdAt, id: after.id }, "falling")),
      };
      const read = () => sanctions.find(filter).sort(NEWEST_FIRST).limit(limit).toArray();
      return (await store.run(read)).map(sanctionIn);
    },
  };
}
