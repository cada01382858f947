import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import * as z from "zod";
import { answerBytes, type AnswerBytes } from "../answers/answer-bytes.ts";

export interface AssetFile {
  bytes: AnswerBytes;
  contentType: string;
}

/** What a page names in its head, as paths. */
export interface EntryAssets {
  /** Absent where the entry is a stylesheet alone. */
  script?: string;
  /** Modules that the script asks for at once. */
  preloads: string[];
  styles: string[];
}

/** The built browser files, all in memory: they are a few hundred kilobytes. */
export interface AssetFiles {
  /** By its path under the build folder: `assets/panel-1a2b.js`, `embed.js`. */
  find(path: string): AssetFile | null;
  /** By the entry's name. Throws where the build has none. */
  entry(name: string): EntryAssets;
  /** Changes with every build. */
  readonly build: string;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    name: z.string().optional(),
    isEntry: z.boolean().optional(),
    imports: z.array(z.string()).default([]),
    css: z.array(z.string()).default([]),
  }),
);
type Manifest = z.infer<typeof manifestSchema>;

/** Rejects with one line where the browser files have not been built. */
export async function loadAssetFiles(folder: string): Promise<AssetFiles> {
  const text = await readFile(join(folder, "manifest.json"), "utf8").catch((cause: unknown) => {
    throw new Error(`no browser files in ${folder}: run npm run build`, { cause });
  });
  const manifest = manifestSchema.parse(JSON.parse(text));
  const files = new Map<string, AssetFile>();
  for (const path of await servedPaths(folder)) {
    const contentType = CONTENT_TYPES[extname(path)];
    if (contentType === undefined) continue;
    const bytes = answerBytes(await readFile(join(folder, path)), true);
    files.set(path, { bytes, contentType });
  }
  return {
    find: (path) => files.get(path) ?? null,
    entry: (name) => entryAssets(manifest, name),
    build: answerBytes(text).etag,
  };
}

/** The loaders lie in the folder itself under fixed names, all else in `assets` under names with a hash. */
async function servedPaths(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, "assets"));
  return ["embed.js", "count.js", ...names.map((name) => `assets/${name}`)];
}

function entryAssets(manifest: Manifest, name: string): EntryAssets {
  const found = Object.values(manifest).find((chunk) => chunk.isEntry && chunk.name === name);
  if (found === undefined) throw new Error(`the build has no entry ${name}`);
  const imported = importedBy(manifest, found.imports);
  const isStyle = found.file.endsWith(".css");
  const styles = [...imported, found].flatMap((chunk) => chunk.css);
  return {
    ...(!isStyle && { script: `/${found.file}` }),
    preloads: imported.map((chunk) => `/${chunk.file}`),
    styles: [...new Set(isStyle ? [found.file] : styles)].map((css) => `/${css}`),
  };
}

function importedBy(manifest: Manifest, keys: readonly string[]): Manifest[string][] {
  const seen = new Set<string>(keys);
  // A set also yields what is added to it on the way.
  for (const key of seen) for (const deeper of manifest[key]?.imports ?? []) seen.add(deeper);
  return [...seen].flatMap((key) => manifest[key] ?? []);
}
