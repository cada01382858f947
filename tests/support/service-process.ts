import { spawn } from "node:child_process";
import { once } from "node:events";

export interface ServiceProcess {
  /** What `listening on`, `internal on` and `demo on` named; empty for a line that never came. */
  origin: string;
  internal: string;
  demo: string;
  pid: number;
  /** All that came so far on both outputs. */
  output(): string;
  /** SIGTERM, then the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL, and the end waited for. */
  kill(): Promise<void>;
}

export interface ServiceCommand {
  /** The arguments for `node`. */
  args: readonly string[];
  cwd?: string;
  /** Added to the variables of this process, save those that name a database or a place to listen. */
  env?: Record<string, string>;
}

/** Starts `node` with a service in it and resolves when it says `listening on`. Rejects with its output
 * if it ends before. */
export async function startService(command: ServiceCommand): Promise<ServiceProcess> {
  const env = { ...inherited(), PORT: "0", INTERNAL_PORT: "0", ...command.env };
  const child = spawn(process.execPath, command.args, {
    cwd: command.cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "exit");
  let output = "";
  const listening = new Promise<void>((resolve) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (named(output, "listening")) resolve();
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
  });
  const tooSoon = ended.then(([code]) => Promise.reject(new Error(`exit ${code}: ${output}`)));
  await Promise.race([listening, tooSoon]);
  tooSoon.catch(() => {});
  return {
    origin: named(output, "listening"),
    internal: named(output, "internal"),
    demo: named(output, "demo"),
    pid: child.pid ?? 0,
    output: () => output,
    async stop() {
      child.kill("SIGTERM");
      const [code]: (number | null)[] = await ended;
      return code ?? null;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

const named = (output: string, what: string): string =>
  new RegExp(`^${what} on (http://\\S+)$`, "m").exec(output)?.[1] ?? "";

const decidedByTests = ["HOST", "DATA_DIR", "MONGODB_URI", "PUBLIC_ORIGIN", "NODE_OPTIONS"];

function inherited(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => !decidedByTests.includes(name));
  return Object.fromEntries(entries);
}
