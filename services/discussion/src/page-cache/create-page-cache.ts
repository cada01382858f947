import { etagOf } from "@parley/service-kit/http/etag-of";
import { createBuildsUnderWay, type BuildsUnderWay } from "./builds-under-way.ts";
import type { CachedPage, PageName, ShelvedPage } from "./cached-page.ts";
import { compressPage, type CompressedPage } from "./compress-page.ts";
import { createPageShelf, type PageShelf } from "./page-shelf.ts";

/** How long a page is good, in milliseconds ([P2]). */
const PAGE_LIFE = {
  /** After this the store's last `seq` is asked before it is answered. */
  looksAfter: 2_000,
  /** Votes, names and settings changed elsewhere are seen after this. */
  endsAfter: 20_000,
  /** Votes alone build a page anew this often at most. */
  staleAfter: 1_000,
} as const;

export interface PageCacheDeps {
  lastSeqOf(stream: string): Promise<number>;
  /** Milliseconds. */
  now(): number;
  maxBytes: number;
  compress?(body: Buffer): Promise<CompressedPage>;
}

export interface PageRequest extends PageName {
  /** `seq` is read before the content, never after ([W1]). What it rejects with goes to all who wait. */
  build(): Promise<{ body: Buffer | string; seq: number }>;
  /** Look at the store whatever the age ([P1]: `Cache-Control: no-cache`). */
  revalidate?: boolean;
}

export interface PageCache {
  get(request: PageRequest): Promise<CachedPage>;
  /** The article changed. Call before the change is acknowledged: no later `get` answers an earlier state. */
  drop(stream: string): void;
  /** Votes changed: good for the rest of the second. */
  markStale(stream: string): void;
}

/** One build per change, however many ask (correctness.md P1, P2). */
export function createPageCache(deps: PageCacheDeps): PageCache {
  const shelf = createPageShelf(deps.maxBytes);
  const builds = createBuildsUnderWay((shelved) => shelf.put(shelved));
  const rooms = { ...deps, shelf, builds };
  return {
    get: (request) => getPage(rooms, request),
    drop(stream) {
      shelf.clear(stream);
      builds.outdate(stream);
    },
    markStale(stream) {
      for (const shelved of shelf.ofStream(stream)) shelved.stale = true;
      builds.markStale(stream);
    },
  };
}

interface Rooms extends PageCacheDeps {
  shelf: PageShelf;
  builds: BuildsUnderWay;
}

async function getPage(rooms: Rooms, request: PageRequest): Promise<CachedPage> {
  const shelved = findGood(rooms, request);
  const now = rooms.now();
  if (shelved === null && !request.revalidate) return (await built(rooms, request)).page;
  if (shelved !== null && !request.revalidate && now - shelved.lookedAt < PAGE_LIFE.looksAfter) {
    return hand(rooms, shelved);
  }
  const seq = await rooms.lastSeqOf(request.stream);
  return atLeast(rooms, request, { seq, askedAt: now });
}

/** A page of that `seq` or a later one. A build that began before the store was asked may be an earlier one's. */
async function atLeast(
  rooms: Rooms,
  request: PageRequest,
  { seq, askedAt }: { seq: number; askedAt: number },
): Promise<CachedPage> {
  const shelved = findGood(rooms, request);
  if (shelved !== null && shelved.page.seq >= seq) {
    shelved.lookedAt = Math.max(shelved.lookedAt, askedAt);
    return hand(rooms, shelved);
  }
  const joined = await rooms.builds.find(request);
  if (joined !== null && joined.page.seq >= seq) return joined.page;
  return (await built(rooms, request)).page;
}

function findGood({ shelf, now }: Rooms, name: PageName): ShelvedPage | null {
  const shelved = shelf.find(name);
  if (shelved === null) return null;
  const age = now() - shelved.builtAt;
  const life = shelved.stale ? PAGE_LIFE.staleAfter : PAGE_LIFE.endsAfter;
  return age < life ? shelved : null;
}

function built(rooms: Rooms, request: PageRequest): Promise<ShelvedPage> {
  const { stream, key } = request;
  return rooms.builds.joinOrBegin({ stream, key }, async () => {
    const builtAt = rooms.now();
    const { body, seq } = await request.build();
    const page = pageOf(Buffer.isBuffer(body) ? body : Buffer.from(body), seq);
    return {
      name: { stream, key },
      page,
      builtAt,
      lookedAt: builtAt,
      stale: false,
      compressing: false,
    };
  });
}

function pageOf(body: Buffer, seq: number): CachedPage {
  return { body, gzip: null, brotli: null, etag: etagOf(body), seq };
}

/** Compresses what is asked for a second time: under a stream of changes most pages are read once. */
function hand(rooms: Rooms, shelved: ShelvedPage): CachedPage {
  if (!shelved.compressing) {
    shelved.compressing = true;
    void compressLater(rooms, shelved);
  }
  return shelved.page;
}

async function compressLater({ compress, shelf }: Rooms, shelved: ShelvedPage): Promise<void> {
  try {
    shelved.page = { ...shelved.page, ...(await (compress ?? compressPage)(shelved.page.body)) };
    if (shelf.find(shelved.name) === shelved) shelf.put(shelved);
  } catch {
    // Without compressed variants the page is served as it is.
  }
}
