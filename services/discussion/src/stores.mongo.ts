import type { DiscussionStores, StoreSurroundings } from "./stores.ts";

export async function openMongoStores(
  _uri: string,
  _surroundings: StoreSurroundings,
): Promise<DiscussionStores> {
  throw new Error("the discussion service on MongoDB comes with the next change");
}
