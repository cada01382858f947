import type { Fields } from "@parley/service-kit/journal/port";
import type { FoundEntry, FoundHead } from "@parley/service-kit/journal/stepped/steps";
import { createReplicaSet, type ReplicaSet } from "./replica-set.ts";
import type { SeededRandom } from "./seeded-random.ts";
import type { Found } from "./world.ts";

/** A document of a view, as the journal's adapters keep it. */
export interface ViewDocument {
  readonly stream: string;
  readonly n: number;
  readonly fields: Fields;
}

/** Entries, the streams' own documents and the views, each on servers of its own that change their primary apart. */
export interface SimulatedStore {
  readonly entries: ReplicaSet<FoundEntry>;
  readonly heads: ReplicaSet<FoundHead>;
  view(collection: string): ReplicaSet<ViewDocument>;
  /** Something happens to the servers by itself. */
  tick(random: SeededRandom, primaryChanges: number): void;
  /** A majority gets everything. */
  settle(): void;
}

/** How often, between two steps, a majority gets some of what its primary is ahead. */
const CATCHING_UP = 0.2;

export const entryKey = (stream: string, n: number): string => `${stream}:${n}`;

export function createSimulatedStore(): SimulatedStore {
  const entries = createReplicaSet<FoundEntry>();
  const heads = createReplicaSet<FoundHead>();
  const views = new Map<string, ReplicaSet<ViewDocument>>();
  const all = () => [entries, heads, ...views.values()];
  return {
    entries,
    heads,
    view(collection) {
      const view = views.get(collection) ?? createReplicaSet<ViewDocument>();
      views.set(collection, view);
      return view;
    },
    tick(random, primaryChanges) {
      for (const one of all()) {
        if (random.chance(CATCHING_UP)) one.commitSome(random);
        if (random.chance(primaryChanges)) one.changePrimary(random);
      }
    },
    settle() {
      for (const one of all()) one.commitAll();
    },
  };
}

/** The documents of one stream in one view, as a majority has them. */
export function committedDocuments(
  store: SimulatedStore,
  collection: string,
  stream: string,
): Found[] {
  return [...store.view(collection).committed]
    .filter(([, document]) => document.stream === stream)
    .map(([id, document]) => ({ id, fields: fieldsOf(document) }));
}

export const fieldsOf = ({ fields, stream, n }: ViewDocument): Fields => ({ ...fields, stream, n });
