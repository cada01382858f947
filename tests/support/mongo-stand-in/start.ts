import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildStandIn } from "./build.ts";
import { standInControl, type StandInControl } from "./control.ts";

export interface RunningStandIn {
  /** `mongodb://127.0.0.1:port`, without a database. */
  address: string;
  control: StandInControl;
  stop(): Promise<void>;
}

/** A stand-in of its own on a free port with an empty store, gone with all it holds at `stop` or when
 * this process ends. */
export async function startStandIn(): Promise<RunningStandIn> {
  const binary = await buildStandIn();
  const folder = await mkdtemp(join(tmpdir(), "parley-mongo-"));
  const child = spawn(binary, ["-folder", folder], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const line = await Promise.race([
    once(child.stdout, "data").then(([chunk]) => String(chunk).trim()),
    ended.then(() => Promise.reject(new Error("the stand-in ended before it was up"))),
  ]);
  const [address = "", control = ""] = line.split(" ");
  return {
    address,
    control: standInControl(control),
    async stop() {
      child.stdin.end();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
