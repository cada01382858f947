import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./paths.mjs";
import { runNpm } from "./run-program.mjs";

const modules = join(root, "node_modules");
const stampFile = join(modules, ".parley-install");

/** Installs the packages if the lockfile is not the one that was installed last. */
export async function install() {
  const lockfile = await readFile(join(root, "package-lock.json"));
  const platform = `${process.platform}-${process.arch}`;
  const stamp = createHash("sha256").update(lockfile).update(platform).digest("hex");
  if ((await readFile(stampFile, "utf8").catch(() => "")) === stamp) return;
  console.error("Installing packages …");
  // --no-save leaves the lockfile as it is; dev packages hold the bundler.
  const add = ["install", "--no-save", "--include=dev"];
  const clean = ["ci", "--include=dev"];
  const code = existsSync(modules)
    ? await runNpm(add)
    : (await runNpm(clean)) && (await runNpm(add));
  if (code !== 0) throw new Error("npm could not install the packages; its own words stand above");
  await writeFile(stampFile, stamp);
}
