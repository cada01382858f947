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
  plugins: [leanModules()],
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

/** Modules that would bring what is never used here, by how their ids end. */
const LEAN: Readonly<Record<string, string>> = {
  // Late parts are few and small: Vite's way of asking ahead for them costs 1 KB.
  "\0vite/preload-helper.js": "export const __vitePreload = (load) => load();",
  // The panel speaks WebSocket or asks for changes; long polling and WebTransport cost 2 KB.
  "/engine.io-client/build/esm/transports/index.js":
    'import { WS } from "./websocket.js"; export const transports = { websocket: WS };',
};

function leanModules(): Plugin {
  return {
    name: "parley-lean-modules",
    enforce: "pre",
    load: (id) => Object.entries(LEAN).find(([end]) => id.endsWith(end))?.[1] ?? null,
  };
}
