import type { mongo } from "mongoose";
import type { MongoIndex } from "../storage/mongo/indexes.ts";
import { byId } from "../storage/mongo/checked.ts";
import type { Act, Entry, Fields, Mark } from "./port.ts";
import type { FoundEntry, NewEntry, Payload } from "./stepped/steps.ts";

/** The one collection of all streams' entries. */
export const ENTRIES = "entries";

export interface EntryDocument {
  /** `stream:n`: that it is unique carries every promise. */
  readonly _id: string;
  readonly stream: string;
  readonly n: number;
  readonly at: string;
  readonly attempt: string;
  readonly payload?: Payload;
  readonly c: readonly Mark[];
  readonly totals: Fields;
  readonly log?: EntryLog;
}

/** `sites` and `at` stand outside the array of acts, so that one index gives a site's log in its order. */
export interface EntryLog {
  readonly sites: readonly string[];
  readonly at: string;
  readonly acts: readonly Act[];
}

/** A stream's own document; its n is the mark "applied". Beside these it holds the kind's head fields. */
export interface HeadDocument {
  readonly _id: string;
  readonly n: number;
  readonly at: string;
}

/** Besides `_id`; entries without a log are in none of them. */
export const JOURNAL_INDEXES: readonly MongoIndex[] = [
  {
    collection: ENTRIES,
    key: { "log.sites": 1, "log.at": -1, stream: -1, n: -1 },
    sparse: true,
  },
  { collection: ENTRIES, key: { "log.acts.comment": 1, n: -1 }, sparse: true },
];

export const entryId = (stream: string, n: number): string => `${stream}:${n}`;

/** [J11] By `_id`, which begins with the stream: the range key of a cluster as well. */
export const entryFilter = (stream: string, n: number): mongo.Filter<EntryDocument> =>
  byId(entryId(stream, n));

export function entryDocument(entry: NewEntry): EntryDocument {
  const { marks, log, ...kept } = entry;
  const sites = [...new Set(log.map(({ site }) => site))];
  return {
    ...kept,
    _id: entryId(entry.stream, entry.n),
    c: marks,
    ...(log.length > 0 && { log: { sites, at: entry.at, acts: log } }),
  };
}

export function entryOf({ stream, n, at, c, totals, log }: EntryDocument): Entry {
  return { stream, n, at, marks: c, totals, log: log?.acts ?? [] };
}

export function foundEntry(document: EntryDocument): FoundEntry {
  const { attempt, payload } = document;
  return { ...entryOf(document), attempt, payload: payload ?? null };
}
