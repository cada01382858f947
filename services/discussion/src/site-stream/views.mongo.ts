import type { MongoViews } from "@parley/service-kit/journal/mongo";
import { eq, oneOf } from "@parley/service-kit/storage/mongo/checked";
import type { MongoStore } from "@parley/service-kit/storage/mongo/open-mongo";
import { type SanctionDocument, sanctionIn, siteInHead, SITES } from "./documents.mongo.ts";
import { SANCTIONS, type SiteNeeds, type SiteState } from "./state.ts";

export function createMongoSiteViews(store: MongoStore): MongoViews<SiteState, SiteNeeds> {
  const sanctions = store.collection<SanctionDocument>(SANCTIONS);
  return {
    headCollection: SITES,
    async load(stream, head, needs) {
      const state: SiteState = { site: head && siteInHead(head), sanctions: new Map() };
      const ids = needs.flatMap((need) => need.sanctions);
      if (state.site === null || ids.length === 0) return state;
      const filter = { _id: oneOf(ids), stream: eq(stream) };
      for (const found of await sanctions.find(filter).toArray())
        state.sanctions.set(found._id, sanctionIn(found));
      return state;
    },
  };
}
