import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import { LOCALES } from "./locales/load-messages.ts";

interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
}

const KB = 1024;
const dist = fileURLToPath(new URL("../../../dist/widget/", import.meta.url));
// `npm test` builds first; a single file run by hand may come before any build.
const describeBuilt = existsSync(join(dist, "manifest.json")) ? describe : describe.skip;

const compressed = (bytes: Uint8Array | string): number => brotliCompressSync(bytes).length;

async function sizeOf(files: Iterable<string>): Promise<number> {
  const sizes = Array.from(files, async (file) => compressed(await readFile(join(dist, file))));
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** A module with all that it imports at once, and their styles. */
async function filesOf(name: string): Promise<Set<string>> {
  const manifest: Record<string, Chunk> = JSON.parse(
    await readFile(join(dist, "manifest.json"), "utf8"),
  );
  const keys = new Set([name]);
  const files = new Set<string>();
  // A set also yields what is added to it on the way.
  for (const key of keys) {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`the build has no ${key}`);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const imported of chunk.imports ?? []) keys.add(imported);
  }
  return files;
}

describeBuilt("what a browser loads, by brotli", () => {
  test("the loader → 1.5 KB, the counts → as much", async () => {
    expect(await sizeOf(["embed.js"])).toBeLessThanOrEqual(1.5 * KB);
    expect(await sizeOf(["count.js"])).toBeLessThanOrEqual(1.5 * KB);
  });

  test("the panel's first load, scripts and styles → 16 KB", async () => {
    expect(await sizeOf(await filesOf("src/panel/main.tsx"))).toBeLessThanOrEqual(16 * KB);
  });

  test.each([
    ["src/panel/live/go-live.ts", 14],
    ["src/panel/take-part/take-part.ts", 8],
    ["src/panel/moderate/moderate.ts", 8],
  ])("%s, loaded when wanted, over what is there → %d KB", async (name, budget) => {
    const first = await filesOf("src/panel/main.tsx");
    const more = [...(await filesOf(name))].filter((file) => !first.has(file));
    expect(await sizeOf(more)).toBeLessThanOrEqual(budget * KB);
  });
});

describe("texts, by brotli", () => {
  test.each(Object.entries(LOCALES))("%s → 2.5 KB", (_locale, messages) => {
    expect(compressed(JSON.stringify(messages))).toBeLessThanOrEqual(2.5 * KB);
  });
});
