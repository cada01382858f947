import type { mongo } from "mongoose";
import type { MongoIndex } from "./indexes.ts";

/** Of servers that know no partial indexes, or not with such a condition: NotImplemented, CannotCreateIndex. */
const UNKNOWN_OPTION_CODES = new Set<unknown>([238, 67]);

/** Does nothing where it stands already. A partial index is a smaller one, not another promise: without, all is in it. */
export async function buildIndex(
  db: mongo.Db,
  { collection, key, only, ...options }: MongoIndex,
): Promise<void> {
  const build = (more: mongo.CreateIndexesOptions) =>
    db.collection(collection).createIndex({ ...key }, { ...options, ...more });
  try {
    await build(only ? { partialFilterExpression: only } : {});
  } catch (error) {
    if (!only || !isUnknownOption(error)) throw error;
    await build({});
  }
}

function isUnknownOption(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    UNKNOWN_OPTION_CODES.has(error.code)
  );
}
