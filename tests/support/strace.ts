import { spawn } from "node:child_process";
import { once } from "node:events";
import { findOnPath } from "./find-on-path.ts";
import { unavailable, type Unavailable } from "./unavailable.ts";
import { until } from "./until.ts";

export interface SyscallCounter {
  /** Syncs to disk since the counting began. */
  syncs(): number;
  stop(): Promise<void>;
}

export interface Strace {
  /** Rejects where the process may not be looked at. */
  countSyncs(pid: number): Promise<SyscallCounter>;
  stop(): Promise<void>;
}

export async function openStrace(): Promise<Strace | Unavailable> {
  const program = findOnPath("strace");
  if (program === null) return unavailable("REQUIRE_ALL", "strace is not on the PATH");
  const running: SyscallCounter[] = [];
  return {
    async countSyncs(pid) {
      const counter = await attach(program, pid);
      running.push(counter);
      return counter;
    },
    async stop() {
      for (const counter of running) await counter.stop();
    },
  };
}

async function attach(program: string, pid: number): Promise<SyscallCounter> {
  const args = ["-f", "-e", "trace=fsync,fdatasync", "-p", String(pid)];
  const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
  const ended = once(child, "exit");
  let output = "";
  child.stderr.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  await until(() => /attached/.test(output) || child.exitCode !== null, "strace attached");
  if (child.exitCode !== null) throw new Error(`strace may not look: ${output}`);
  return {
    syncs: () => (output.match(/\b(?:fsync|fdatasync)\(/g) ?? []).length,
    async stop() {
      child.kill("SIGINT");
      await ended;
    },
  };
}
