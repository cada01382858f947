import type { mongo } from "mongoose";
import { AppError } from "../problem.ts";
import { byId, byIds, eq, lt, lte } from "../storage/mongo/checked.ts";
import type { MongoStore } from "../storage/mongo/open-mongo.ts";
import { logLineId, parseLogLineId } from "./log-line-id.ts";
import {
  ENTRIES,
  type EntryDocument,
  entryFilter,
  entryId,
  entryOf,
  type HeadDocument,
} from "./mongo-entries.ts";
import type { Head, JournalReads, LogLine } from "./port.ts";

export interface MongoJournalReadsOptions {
  readonly store: MongoStore;
  /** Of all kinds of streams in this store; the one most asked for first. */
  readonly headCollections: readonly string[];
}

/** Of a line of the log. */
interface Place {
  readonly stream: string;
  readonly n: number;
  readonly i: number;
  readonly at: string;
}

const NEWEST_FIRST = { "log.at": -1, stream: -1, n: -1 } as const;

/** Payloads are no reader's. */
const WITHOUT_PAYLOAD = { projection: { payload: 0 } } as const;

/** Answers as of each stream's own n, never past it: of an open entry nobody was told [J4]. */
export function createMongoJournalReads({
  store,
  headCollections,
}: MongoJournalReadsOptions): JournalReads {
  const entries = store.collection<EntryDocument>(ENTRIES);
  const heads = headCollections.map((name) => store.collection<HeadDocument>(name));

  async function head(stream: string): Promise<Head | null> {
    for (const collection of heads) {
      const found = await store.run(() => collection.findOne(byId(stream)));
      if (found) return { n: found.n, at: found.at };
    }
    return null;
  }

  async function applied(found: readonly EntryDocument[]): Promise<EntryDocument[]> {
    const filter = byIds(found.map(({ stream }) => stream));
    const rows = await Promise.all(
      heads.map((collection) => store.run(() => collection.find(filter).toArray())),
    );
    const last = new Map(rows.flat().map(({ _id, n }) => [_id, n]));
    return found.filter(({ stream, n }) => n <= (last.get(stream) ?? 0));
  }

  const find = (filter: mongo.Filter<EntryDocument>, sort: mongo.Sort, limit: number) =>
    store.run(() => entries.find(filter, WITHOUT_PAYLOAD).sort(sort).limit(limit).toArray());

  async function placeOf(lineId: string): Promise<Place> {
    const place = parseLogLineId(lineId);
    const found =
      place && (await store.run(() => entries.findOne(entryFilter(place.stream, place.n))));
    if (!place || !found) throw new AppError("invalid-input", "the cursor is not of this list");
    return { ...place, at: found.at };
  }

  async function linesOfComment(comment: string, limit: number): Promise<LogLine[]> {
    // One more than asked for: of a comment's entries, all of one stream, one may be open.
    const found = await find({ "log.acts.comment": eq(comment) }, { n: -1 }, limit + 1);
    const lines = (await applied(found)).flatMap((entry) => linesNewestFirst(entry));
    const ofComment = lines.filter(({ act }) => act.comment === comment);
    return ofComment.slice(0, limit).reverse();
  }

  return {
    head,
    async entries(stream, after, limit, upTo) {
      const last = upTo ?? (await head(stream))?.n ?? 0;
      const count = Math.max(0, Math.min(limit, last - after));
      if (count === 0) return [];
      // Numbers have no gaps, so the ids are known, and `_id` needs no other index.
      const ids = Array.from({ length: count }, (_, index) => entryId(stream, after + 1 + index));
      return (await find(byIds(ids), { n: 1 }, count)).map(entryOf);
    },
    async log(site, beforeId, limit) {
      const lines: LogLine[] = [];
      let before = beforeId === null ? null : await placeOf(beforeId);
      for (;;) {
        const filter = { "log.sites": eq(site), ...(before && notAfter(before)) };
        const found = await find(filter, NEWEST_FIRST, limit + 1);
        for (const entry of await applied(found)) lines.push(...linesNewestFirst(entry, before));
        const ofSite = lines.filter(({ act }) => act.site === site);
        const last = found.at(-1);
        if (ofSite.length >= limit || found.length <= limit || !last) return ofSite.slice(0, limit);
        before = { stream: last.stream, n: last.n, i: 0, at: last.at };
      }
    },
    async logOfComments(ids, limit) {
      const lines = await Promise.all(ids.map((id) => linesOfComment(id, limit)));
      return new Map(ids.map((id, index) => [id, lines[index] ?? []]));
    },
  };
}

/** At or before this entry in the order of (at, stream, n); the first condition bounds the index. */
function notAfter({ at, stream, n }: Place): mongo.Filter<EntryDocument> {
  return {
    "log.at": lte(at),
    $or: [
      { "log.at": lt(at) },
      { "log.at": eq(at), stream: lt(stream) },
      { "log.at": eq(at), stream: eq(stream), n: lte(n) },
    ],
  };
}

function linesNewestFirst(entry: EntryDocument, before: Place | null = null): LogLine[] {
  const { stream, n, at, log } = entry;
  const isCursor = before?.stream === stream && before.n === n;
  const acts = (log?.acts ?? []).slice(0, isCursor ? before.i : undefined);
  return acts.map((act, i) => ({ id: logLineId(stream, n, i), at, act })).reverse();
}
