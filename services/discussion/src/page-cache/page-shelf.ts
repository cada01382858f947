import { LRUCache } from "lru-cache";
import type { PageName, ShelvedPage } from "./cached-page.ts";

/** What an entry costs beside its bytes. */
const OVERHEAD_BYTES = 1_000;

export interface PageShelf {
  find(name: PageName): ShelvedPage | null;
  /** Puts it there, or counts its bytes anew. What is bigger than the whole shelf is not kept. */
  put(shelved: ShelvedPage): void;
  ofStream(stream: string): Iterable<ShelvedPage>;
  clear(stream: string): void;
}

/** Pages by name and by stream, at most `maxBytes` of them: the ones not asked for longest go first. */
export function createPageShelf(maxBytes: number): PageShelf {
  const byStream = new Map<string, Map<string, ShelvedPage>>();
  const byAge = new LRUCache<string, ShelvedPage>({
    maxSize: maxBytes,
    sizeCalculation: bytesOf,
    dispose: (shelved) => forget(byStream, shelved),
  });
  return {
    find: (name) => byAge.get(idOf(name)) ?? null,
    put(shelved) {
      const { name } = shelved;
      byAge.set(idOf(name), shelved);
      if (!byAge.has(idOf(name))) return;
      const ofStream = byStream.get(name.stream) ?? new Map<string, ShelvedPage>();
      byStream.set(name.stream, ofStream.set(name.key, shelved));
    },
    ofStream: (stream) => byStream.get(stream)?.values() ?? [],
    clear(stream) {
      for (const { name } of byStream.get(stream)?.values() ?? []) byAge.delete(idOf(name));
    },
  };
}

function idOf({ stream, key }: PageName): string {
  return `${stream} ${key}`;
}

function bytesOf({ page }: ShelvedPage): number {
  const compressed = (page.gzip?.length ?? 0) + (page.brotli?.length ?? 0);
  return page.body.length + compressed + OVERHEAD_BYTES;
}

function forget(byStream: Map<string, Map<string, ShelvedPage>>, shelved: ShelvedPage): void {
  const { stream, key } = shelved.name;
  const ofStream = byStream.get(stream);
  // Replaced by a newer one: the name stays.
  if (ofStream?.get(key) !== shelved) return;
  ofStream.delete(key);
  if (ofStream.size === 0) byStream.delete(stream);
}
