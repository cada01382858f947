import type { Changes, Fields, Moment } from "@parley/service-kit/journal/port";
import type { Found, ViewReader } from "./world.ts";

/** What one stream's entries make of its views, taken in one after the other. */
export interface FoldedViews extends ViewReader {
  head: Fields | null;
  apply(stream: string, moment: Moment, changes: Pick<Changes, "create" | "set" | "head">): void;
  collections(): readonly string[];
  documents(collection: string): Found[];
}

export function createFoldedViews(): FoldedViews {
  const collections = new Map<string, Map<string, Fields>>();
  const documents = (name: string): Found[] =>
    [...(collections.get(name) ?? [])].map(([id, fields]) => ({ id, fields }));
  const within = (name: string): Map<string, Fields> => {
    const view = collections.get(name) ?? new Map<string, Fields>();
    collections.set(name, view);
    return view;
  };
  const views: FoldedViews = {
    head: null,
    apply(stream, { n, at }, { create, set, head }) {
      for (const one of create) within(one.in).set(one.id, { ...one.fields, stream, n });
      for (const one of set) {
        const before = within(one.in).get(one.id);
        if (before) within(one.in).set(one.id, { ...before, ...one.fields, stream, n });
      }
      views.head = { ...views.head, ...head, n, at };
    },
    collections: () => [...collections.keys()],
    documents,
    find: async (name, isWanted) =>
      documents(name).filter(({ id, fields }) => isWanted(fields, id)),
  };
  return views;
}
