import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MANIFEST = {
  "panel/main.tsx": {
    file: "assets/panel-1.js",
    name: "panel",
    isEntry: true,
    imports: ["shared.ts"],
    css: ["assets/panel-1.css"],
  },
  "account/main.tsx": { file: "assets/account-1.js", name: "account", isEntry: true },
  "pages.css": { file: "assets/pages-1.css", name: "pages", isEntry: true },
  "shared.ts": { file: "assets/shared-1.js" },
};

/** A folder as the build leaves it, with next to nothing in its files. */
export async function builtAssets(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "parley-assets-"));
  await mkdir(join(folder, "assets"));
  const names = Object.values(MANIFEST).map((chunk) => chunk.file);
  for (const name of [...names, "assets/panel-1.css", "embed.js", "count.js"]) {
    await writeFile(join(folder, name), `/* ${name} */`);
  }
  await writeFile(join(folder, "manifest.json"), JSON.stringify(MANIFEST));
  return folder;
}
