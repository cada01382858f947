import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mongoose from "mongoose";
import { findOnPath } from "./find-on-path.ts";
import { freePort } from "./free-port.ts";
import type { StandInControl } from "./mongo-stand-in/control.ts";
import { startStandIn } from "./mongo-stand-in/start.ts";
import { unavailable, type Unavailable } from "./unavailable.ts";

export interface TestMongo {
  /** The address of a database; a new one with a random name unless told. */
  uri(databaseName?: string): string;
  /** Only on the stand-in: see what is sent, delay, reorder and cut it. */
  standIn?: StandInControl;
  stop(): Promise<void>;
}

/** The MongoDB for tests: `MONGODB_URI`, else a `mongod` on PATH, else the stand-in where Go is. */
export async function openTestMongo(): Promise<TestMongo | Unavailable> {
  const given = process.env["MONGODB_URI"];
  if (given) return databasesOf(given, async () => {});
  const mongod = findOnPath("mongod");
  if (mongod) return startMongod(mongod);
  if (!findOnPath("go")) {
    return unavailable(
      "REQUIRE_MONGO",
      "there is no MONGODB_URI, no mongod and no Go for the stand-in",
    );
  }
  try {
    const standIn = await startStandIn();
    const uri = (name = newDatabaseName()) => `${standIn.address}/${name}`;
    return { uri, standIn: standIn.control, stop: standIn.stop };
  } catch (error) {
    return unavailable("REQUIRE_MONGO", `the MongoDB stand-in does not start: ${String(error)}`);
  }
}

async function startMongod(mongod: string): Promise<TestMongo> {
  const folder = await mkdtemp(join(tmpdir(), "parley-mongod-"));
  const port = await freePort();
  const options = ["--dbpath", folder, "--port", `${port}`, "--bind_ip", "127.0.0.1", "--quiet"];
  const child = spawn(mongod, options, { stdio: "ignore" });
  const ended = once(child, "exit");
  const server = databasesOf(`mongodb://127.0.0.1:${port}`, async () => {
    child.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  });
  // The driver itself waits until the server answers.
  await (await mongoose.createConnection(server.uri("admin")).asPromise()).close();
  return server;
}

/** Drops at `stop` the databases it named itself. */
function databasesOf(server: string, stopServer: () => Promise<void>): TestMongo {
  const own: string[] = [];
  const [, hosts = server, query = ""] = /^([^/]+\/\/[^/?]+)[^?]*(\?.*)?$/.exec(server) ?? [];
  return {
    uri(name) {
      const database = name ?? newDatabaseName();
      const uri = `${hosts}/${database}${query}`;
      if (name === undefined) own.push(uri);
      return uri;
    },
    async stop() {
      for (const uri of own) {
        const connection = await mongoose.createConnection(uri).asPromise();
        await connection.dropDatabase();
        await connection.close();
      }
      await stopServer();
    },
  };
}

const newDatabaseName = (): string => `parley-test-${randomBytes(6).toString("hex")}`;
