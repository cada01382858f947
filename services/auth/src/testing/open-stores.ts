import { afterEach } from "@jest/globals";
import type { AuthStores, StoreSurroundings } from "../stores.ts";

/** Opens stores on a database of their own, empty at first; `again` opens that same database once more. */
export interface OpenedStores extends AuthStores {
  again(surroundings?: Partial<StoreSurroundings>): Promise<AuthStores>;
}

export type OpenStores = (surroundings: StoreSurroundings) => Promise<OpenedStores>;

export const quiet: StoreSurroundings = {
  now: () => Date.parse("2026-02-01T10:00:00.000Z"),
  onApplied: () => {},
};

/** Stores for each test of a block, closed after it. */
export function storesOf(open: OpenStores) {
  const opened: AuthStores[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0).toReversed()) await one.close();
  });
  return async (surroundings: Partial<StoreSurroundings> = {}): Promise<OpenedStores> => {
    const stores = await open({ ...quiet, ...surroundings });
    opened.push(stores);
    return {
      ...stores,
      async again(over = {}) {
        const more = await stores.again({ ...surroundings, ...over });
        opened.push(more);
        return more;
      },
    };
  };
}
