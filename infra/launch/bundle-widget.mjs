import { existsSync } from "node:fs";
import { join } from "node:path";
import { build as bundle } from "esbuild";
import { build as buildPages } from "vite";
import { root } from "./paths.mjs";
import { replaceFolder } from "./replace-folder.mjs";

// Scripts that host pages load by these names; each is one file without imports.
const loaders = {
  embed: "services/widget/src/embed/embed.ts",
  count: "services/widget/src/embed/count.ts",
};
const pagesConfig = join(root, "services/widget/vite.config.ts");

// The browser's side in `dist/widget`: the loaders, and the pages that vite's config names.
await replaceFolder("widget", async (folder) => {
  if (existsSync(pagesConfig)) {
    const build = { outDir: folder, emptyOutDir: true };
    await buildPages({ configFile: pagesConfig, build, logLevel: "warn" });
  }
  const present = Object.entries(loaders).filter(([, source]) => existsSync(join(root, source)));
  await bundle({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(present),
    outdir: folder,
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    sourcemap: "linked",
    logLevel: "warning",
  });
});
