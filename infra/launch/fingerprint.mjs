import { createHash } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./paths.mjs";

/** A hash over names, sizes and times of the files under the given paths, tests left out: quick enough
 * for every start. A path that does not exist counts as empty. */
export async function fingerprint(paths) {
  const lines = (await Promise.all(paths.map((path) => describe(path)))).flat();
  return createHash("sha256").update(lines.join("\n")).digest("hex");
}

async function describe(path) {
  const info = await stat(join(root, path)).catch(() => null);
  if (info === null) return [];
  if (!info.isDirectory()) return [`${path} ${info.size} ${info.mtimeMs}`];
  const names = (await readdir(join(root, path))).filter((name) => !isLeftOut(name)).sort();
  return (await Promise.all(names.map((name) => describe(`${path}/${name}`)))).flat();
}

const isLeftOut = (name) => /^node_modules$|\.test\.tsx?$|\.contract\.ts$/.test(name);
