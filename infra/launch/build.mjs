import "./check-node.mjs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fingerprint } from "./fingerprint.mjs";
import { install } from "./install.mjs";
import { root } from "./paths.mjs";
import { runProgram } from "./run-program.mjs";

const always = ["package-lock.json", "tsconfig.base.json", "tsconfig.json", "infra/launch"];
const parts = [
  {
    name: "server",
    sources: [...always, "shared", "services", "infra/all-in-one", "infra/demo-host"],
  },
  { name: "widget", sources: [...always, "shared/contracts", "services/widget"] },
];

/** Builds what is stale into `dist/`, each part in a process of its own: the bundlers leave no memory
 * and no children behind. */
export async function build() {
  for (const part of parts) {
    const stampFile = join(root, "dist", `.${part.name}`);
    const stamp = await fingerprint(part.sources);
    if ((await readFile(stampFile, "utf8").catch(() => "")) === stamp) continue;
    console.error(`Building ${part.name} …`);
    const code = await runProgram(process.execPath, [`infra/launch/bundle-${part.name}.mjs`]);
    if (code !== 0) throw new Error(`the ${part.name} could not be built; the reason stands above`);
    await writeFile(stampFile, stamp);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await install();
  await build();
}
