import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { defineConfig, type Plugin } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const OUT = here("../../dist/widget");

/** What a browser runs: the apps with names that carry their hash, and the two scripts of a host's page. */
export default defineConfig({
  root: here("."),
  base: "/",
  publicDir: false,
  logLevel: "warn",
  oxc: { jsx: { importSource: "preact" } },
  plugins: [plainImports(), hostScripts()],
  build: {
    outDir: OUT,
    emptyOutDir: true,
    assetsDir: "assets",
    manifest: "manifest.json",
    modulePreload: false,
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    rolldownOptions: {
      input: {
        panel: here("src/panel/main.tsx"),
        account: here("src/account/main.tsx"),
        pages: here("src/server/documents/pages.css"),
      },
    },
  },
});

/** Late parts are few, small and without styles of their own: Vite's way of asking ahead for them costs 1 KB. */
function plainImports(): Plugin {
  return {
    name: "parley-plain-imports",
    enforce: "pre",
    load: (id) =>
      id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : null,
  };
}

/** Classic scripts with fixed names: publishers' tags name them. */
function hostScripts(): Plugin {
  return {
    name: "parley-host-scripts",
    async closeBundle() {
      await build({
        entryPoints: { embed: here("src/embed/embed.ts"), count: here("src/embed/count.ts") },
        outdir: OUT,
        bundle: true,
        minify: true,
        format: "iife",
        target: "es2022",
        legalComments: "none",
      });
    },
  };
}
