import { createHash } from "node:crypto";
import { Router, type Request, type Response } from "express";
import { sendAnswer } from "../answers/send-answer.ts";
import type { AssetFile, AssetFiles } from "./asset-files.ts";

const FOREVER = "public, max-age=31536000, immutable";
const EVERGREEN = "public, max-age=600";

/** What a host page that pins its scripts names: an address whose bytes never change, and their hash. */
export interface PinnedLoader {
  path: string;
  integrity: string;
}

export function pinnedLoader(assets: AssetFiles): PinnedLoader {
  const bytes = assets.find("embed.js")?.bytes.plain ?? Buffer.alloc(0);
  const version = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  const integrity = `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
  return { path: `/embed/${version}.js`, integrity };
}

/** `/embed.js` and `/embed/<version>.js`, `/count.js`, and the pages' own scripts and styles under `/assets`. */
export function createAssetRoutes(assets: AssetFiles): Router {
  const router = Router();
  const loader = assets.find("embed.js");
  const files: Readonly<Record<string, [AssetFile | null, string]>> = {
    "/embed.js": [loader, EVERGREEN],
    [pinnedLoader(assets).path]: [loader, FOREVER],
    "/count.js": [assets.find("count.js"), EVERGREEN],
  };
  for (const [path, [file, cacheControl]] of Object.entries(files)) {
    if (file) router.get(path, send(file, cacheControl));
  }
  router.get("/assets/:name", (req, res, next) => {
    const file = assets.find(`assets/${req.params.name}`);
    return file ? send(file, FOREVER)(req, res) : next();
  });
  return router;
}

function send(file: AssetFile, cacheControl: string) {
  const headers = {
    "Content-Type": file.contentType,
    "Cache-Control": cacheControl,
    Vary: "Accept-Encoding",
    "X-Content-Type-Options": "nosniff",
    // Host pages load the loaders, with their hash by CORS.
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
  };
  return (req: Request, res: Response): Promise<void> =>
    sendAnswer(req, res, { status: 200, bytes: file.bytes, headers });
}
