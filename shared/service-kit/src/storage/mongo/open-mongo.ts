import type { Connection, mongo } from "mongoose";
import type { Logger } from "../../logger.ts";
import { buildIndex } from "./build-index.ts";
import type { MongoIndex } from "./indexes.ts";
import { storeError } from "./store-error.ts";

export interface MongoStore {
  readonly connection: Connection;
  /** The driver's own collection: no schema may drop what a newer version wrote [J9]. */
  collection<Document extends mongo.Document>(name: string): mongo.Collection<Document>;
  /** Runs a call; rejects with `store-unavailable` where the database did not say what became of it. */
  run<Result>(call: () => Promise<Result>): Promise<Result>;
  /** Resolves when they stand; before that nothing is served. */
  buildIndexes(indexes: readonly MongoIndex[]): Promise<void>;
  /** null, or why it cannot serve now. */
  notReady(): string | null;
  close(): Promise<void>;
}

export interface OpenMongoOptions {
  /** Its database is `parley` unless it names one. */
  readonly uri: string;
  readonly appName: string;
  readonly logger: Pick<Logger, "warn">;
}

/** [J10] What a change of primary can take back is neither built on nor shown. */
const CONCERNS = {
  readPreference: "primary",
  readConcern: { level: "majority" },
  writeConcern: { w: "majority", journal: true, wtimeoutMS: 4_000 },
} as const;

/** In milliseconds: whoever waits for the database gets an answer while the request still stands. */
const PATIENCE = {
  serverSelectionTimeoutMS: 2_500,
  connectTimeoutMS: 2_500,
  socketTimeoutMS: 5_000,
  waitQueueTimeoutMS: 5_000,
  heartbeatFrequencyMS: 2_000,
} as const;

/**
 * Rejects within 10 s, in one line without a password, where no database answers. Afterwards the driver finds the
 * database again by itself; until then calls are `store-unavailable`.
 */
export async function openMongo({ uri, appName, logger }: OpenMongoOptions): Promise<MongoStore> {
  const connection = await connect(uri, appName);
  const db = connection.db;
  if (!db) throw new Error("MongoDB is connected without a database");
  await warnIfAlone(db, logger);
  return {
    connection,
    collection: (name) => db.collection(name),
    async run(call) {
      try {
        return await call();
      } catch (error) {
        throw storeError(error);
      }
    },
    async buildIndexes(indexes) {
      for (const index of indexes) await buildIndex(db, index);
    },
    notReady: () => (connection.readyState === 1 ? null : "MongoDB does not answer"),
    close: () => connection.close(),
  };
}

async function connect(uri: string, appName: string): Promise<Connection> {
  // Only who uses MongoDB pays for loading it.
  const { default: mongoose } = await import("mongoose");
  const named = /^mongodb(?:\+srv)?:\/\/[^/]+\/[^?]/.test(uri);
  const options = { ...CONCERNS, ...PATIENCE, ...(!named && { dbName: "parley" }) };
  const plain = { appName, autoIndex: false, autoCreate: false, bufferCommands: false };
  try {
    return await mongoose.createConnection(uri, { ...options, ...plain }).asPromise();
  } catch (error) {
    const where = uri.replace(/\/\/[^@/]*@/, "//").replace(/\?.*$/, "");
    const why = error instanceof Error ? error.message.split("\n")[0] : String(error);
    const advice = "is it running, and is MONGODB_URI right?";
    throw new Error(`no MongoDB answers at ${where} (${why}): ${advice}`, { cause: error });
  }
}

/** A lone server keeps what it acknowledged only as long as its own disk does. */
async function warnIfAlone(db: mongo.Db, logger: Pick<Logger, "warn">): Promise<void> {
  const hello = await db.command({ hello: 1 });
  if (hello["setName"] !== undefined || hello["msg"] === "isdbgrid") return;
  const event = "mongo.standalone";
  logger.warn(
    { event },
    "MongoDB runs without a replica set: nothing survives the loss of its disk",
  );
}
