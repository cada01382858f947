import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./paths.mjs";

/** Fills a new folder and puts it in the place of `dist/<name>` only when it is whole. */
export async function replaceFolder(name, fill) {
  const target = join(root, "dist", name);
  const [fresh, old] = [`${target}.new-${process.pid}`, `${target}.old-${process.pid}`];
  await mkdir(fresh, { recursive: true });
  try {
    await fill(fresh);
    await rename(target, old).catch((error) => {
      if (error.code !== "ENOENT") throw error;
    });
    await rename(fresh, target);
  } finally {
    await Promise.all([fresh, old].map((path) => rm(path, { recursive: true, force: true })));
  }
}
