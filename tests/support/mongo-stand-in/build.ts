import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const sources = fileURLToPath(new URL(".", import.meta.url));
const cache = fileURLToPath(new URL("../../../.cache/", import.meta.url));
const prefix = "mongo-stand-in-";

/** The path of the built stand-in, from the cache if its sources have not changed. Takes a minute the
 * first time on a machine. Rejects where there is no Go, or its modules cannot be had. */
export async function buildStandIn(): Promise<string> {
  const name = prefix + (await hashOfSources());
  const binary = join(cache, name);
  if (existsSync(binary)) return binary;
  await mkdir(cache, { recursive: true });
  const unfinished = join(cache, `unfinished-${process.pid}`);
  await run("go", ["build", "-o", unfinished, "."], {
    cwd: sources,
    env: { ...process.env, CGO_ENABLED: "0" },
  });
  await rename(unfinished, binary);
  await removeOthers(name);
  return binary;
}

async function hashOfSources(): Promise<string> {
  const hash = createHash("sha256");
  const names = (await readdir(sources)).filter((name) => /\.(go|mod|sum)$/.test(name)).sort();
  for (const name of names) hash.update(name).update(await readFile(join(sources, name)));
  return hash.digest("hex").slice(0, 16);
}

async function removeOthers(current: string): Promise<void> {
  const old = (await readdir(cache)).filter((name) => name.startsWith(prefix) && name !== current);
  await Promise.all(old.map((name) => rm(join(cache, name), { force: true })));
}
