import type { mongo } from "mongoose";
import type { MongoIndex } from "./indexes.ts";

const NOT_IMPLEMENTED = 238;

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
    if (!only || !isNotImplemented(error)) throw error;
    await build({});
  }
}

function isNotImplemented(error: unknown): boolean {
  return (
    typeof error === "object" && error !== null && "code" in error && error.code === NOT_IMPLEMENTED
  );
}
