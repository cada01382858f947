import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The apps of our own pages, in files whose names carry their hash. The scripts of host pages are built apart. */
export default defineConfig({
  root: here("."),
  base: "/",
  publicDir: false,
  logLevel: "warn",
  oxc: { jsx: { importSource: "preact" } },
  plugins: [plainImports()],
  build: {
    outDir: here("../../dist/widget"),
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
