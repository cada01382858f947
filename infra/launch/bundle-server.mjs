import { existsSync } from "node:fs";
import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { entries, root } from "./paths.mjs";
import { replaceFolder } from "./replace-folder.mjs";

// They carry compiled code, which no bundler can take in.
const nativePackages = ["@photostructure/sqlite", "bcrypt"];

// Bundled CommonJS packages still ask for these.
const banner = `import { createRequire as parleyCreateRequire } from "node:module";
import { fileURLToPath as parleyFileUrlToPath } from "node:url";
const require = parleyCreateRequire(import.meta.url);
const __filename = parleyFileUrlToPath(import.meta.url);
const __dirname = parleyFileUrlToPath(new URL(".", import.meta.url));`;

// One bundle for each entry in `dist/server`, with the chunks they share and the native packages: the
// folder runs from anywhere, without `node_modules`.
await replaceFolder("server", async (folder) => {
  const present = Object.entries(entries).filter(([, source]) => existsSync(join(root, source)));
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(present),
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.20",
    sourcemap: true,
    external: nativePackages,
    define: { "process.env.NODE_ENV": '"production"' },
    banner: { js: banner },
    logLevel: "warning",
  });
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  for (const name of [...nativePackages, "node-gyp-build"]) {
    const source = join(root, "node_modules", name);
    await cp(source, join(folder, "node_modules", name), { recursive: true, filter: isNeeded });
  }
});

// Of the native packages only their JavaScript and the binary for this platform is needed.
function isNeeded(path) {
  const [, inPackage = ""] = /.*node_modules\/(?:@[^/]+\/)?[^/]+\/(.*)/.exec(path) ?? [];
  const [first, second] = inPackage.split("/");
  if (first === "prebuilds") {
    return second === undefined || second === `${process.platform}-${process.arch}`;
  }
  return !["src", "scripts", "node_modules", "test"].includes(first);
}
