import { isDeepStrictEqual } from "node:util";
import type { MongoIndex } from "@parley/service-kit/storage/mongo/indexes";

type Filter = Readonly<Record<string, unknown>>;

/** A command as it was sent. */
interface SentCommand {
  readonly name: string;
  readonly collection: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Query {
  readonly collection: string;
  readonly filter: Filter;
  readonly sort: Readonly<Record<string, number>>;
}

/** What reads and updates look for. */
export function queriesIn(sent: readonly SentCommand[]): Query[] {
  return sent.flatMap(({ name, collection, body }) => {
    if (name === "find")
      return { collection, filter: body["filter"] as Filter, sort: (body["sort"] ?? {}) as never };
    if (name === "aggregate") {
      const [match] = body["pipeline"] as { $match: Filter }[];
      return { collection, filter: match?.$match ?? {}, sort: {} };
    }
    if (name !== "update") return [];
    return (body["updates"] as { q: Filter }[]).map(({ q }) => ({
      collection,
      filter: q,
      sort: {},
    }));
  });
}

/** A filter's conditions on fields, those of each `$or` among them. */
export function conditionsOf(filter: Filter): Filter[] {
  const { $or, ...fields } = filter;
  return [fields, ...(($or ?? []) as Filter[]).flatMap(conditionsOf)];
}

/**
 * Whether an index answers a query: it holds all that is asked for, begins with what must be equal, and goes on in
 * the order asked for. What is merely shown or not is looked at in the document.
 */
export function serves(index: MongoIndex, { collection, filter, sort }: Query): boolean {
  const only = index.only ?? {};
  if (index.collection !== collection || !holds(only, filter)) return false;
  const equal = Object.keys(filter).filter((field) => isEquality(filter[field]));
  const order = Object.entries(sort);
  const ways = new Set<number>();
  const read = new Set(["shown", ...Object.keys(only)]);
  for (const [field, way] of Object.entries(index.key)) {
    const next = order[0]?.[0] === field ? order.shift() : undefined;
    if (next) ways.add(next[1] * way);
    else if (!equal.includes(field)) break;
    read.add(field);
  }
  return equal.every((field) => read.has(field)) && order.length === 0 && ways.size <= 1;
}

function isEquality(condition: unknown): boolean {
  if (typeof condition !== "object" || condition === null) return false;
  return "$eq" in condition || "$in" in condition;
}

/** Whether all that the filter finds are in an index of these only. */
function holds(only: Filter, filter: Filter): boolean {
  return Object.entries(only).every(([field, wanted]) => {
    const asked = (filter[field] ?? {}) as { $eq?: unknown };
    const { $in } = wanted as { $in?: unknown[] };
    return (
      isDeepStrictEqual(asked, wanted) ||
      asked.$eq === wanted ||
      ($in?.includes(asked.$eq) ?? false)
    );
  });
}
