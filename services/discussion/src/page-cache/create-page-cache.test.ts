import { describe, expect, test } from "@jest/globals";
import { createPageCache, type PageCacheDeps, type PageRequest } from "./create-page-cache.ts";

/** A store with one article, a clock that is set by hand, and counts of what the cache asked for. */
function aScene(more: Partial<PageCacheDeps> = {}) {
  const scene = { seq: 1, votes: 0, at: 0, builds: 0, looks: 0, compressions: 0 };
  const cache = createPageCache({
    lastSeqOf: async () => {
      scene.looks += 1;
      return scene.seq;
    },
    now: () => scene.at,
    maxBytes: 1_000_000,
    compress: async (body) => {
      scene.compressions += 1;
      return {
        gzip: Buffer.from(`gzip ${body.toString()}`),
        brotli: Buffer.from(`br ${body.toString()}`),
      };
    },
    ...more,
  });
  const build = async () => {
    scene.builds += 1;
    return { body: `seq ${scene.seq}, votes ${scene.votes}`, seq: scene.seq };
  };
  const get = async (request: Partial<PageRequest> = {}) => {
    const page = await cache.get({ stream: "s", key: "best", build, ...request });
    return page.body.toString();
  };
  return { scene, cache, get, build };
}

interface HeldBuild {
  begun: number;
  finish(page: { body: string; seq: number }): void;
  fail(error: Error): void;
}

/** A build that waits to be told what it read. */
function aHeldBuild() {
  const held: HeldBuild = { begun: 0, finish: () => {}, fail: () => {} };
  const build = () =>
    new Promise<{ body: string; seq: number }>((resolve, reject) => {
      held.begun += 1;
      held.finish = resolve;
      held.fail = reject;
    });
  return { held, build };
}

describe("one build per change", () => {
  test("[P1] a hundred ask at once, and again → one build", async () => {
    const { scene, get } = aScene();
    const pages = await Promise.all(Array.from({ length: 100 }, () => get()));
    pages.push(await get());
    expect(new Set(pages)).toEqual(new Set(["seq 1, votes 0"]));
    expect(scene.builds).toBe(1);
  });

  test("another variant, another article → a build each; a drop takes all variants of one", async () => {
    const { scene, cache, get } = aScene();
    const askAll = async () => {
      for (const stream of ["s", "t"]) for (const key of ["a", "b"]) await get({ stream, key });
    };
    await askAll();
    expect(scene.builds).toBe(4);
    cache.drop("s");
    await askAll();
    expect(scene.builds).toBe(6);
  });

  test("a build that fails → all who wait hear of it, nothing is kept", async () => {
    const { get } = aScene();
    const { held, build } = aHeldBuild();
    const asked = [get({ build }), get({ build })];
    held.fail(new Error("store away"));
    const settled = await Promise.allSettled(asked);
    expect(settled.map((one) => one.status)).toEqual(["rejected", "rejected"]);
    expect(await get()).toBe("seq 1, votes 0");
  });
});

describe("changes", () => {
  test("a change and its drop → the next page has it", async () => {
    const { scene, cache, get } = aScene();
    await get();
    scene.seq = 2;
    cache.drop("s");
    expect(await get()).toBe("seq 2, votes 0");
  });

  test("[P1] a build that began before the drop → neither joined nor kept", async () => {
    const { cache, get } = aScene();
    const early = aHeldBuild();
    const late = aHeldBuild();
    const askedEarly = get({ build: early.build });
    cache.drop("s");
    const askedLate = get({ build: late.build });
    expect(late.held.begun).toBe(1);
    late.held.finish({ body: "new", seq: 2 });
    expect(await askedLate).toBe("new");
    early.held.finish({ body: "old", seq: 1 });
    expect(await askedEarly).toBe("old");
    expect(await get()).toBe("new");
  });

  test("votes → the same page for the rest of its second, then one build", async () => {
    const { scene, cache, get } = aScene();
    await get();
    scene.votes = 1;
    cache.markStale("s");
    scene.at = 999;
    expect(await get()).toBe("seq 1, votes 0");
    scene.at = 1_000;
    expect(await Promise.all([get(), get()])).toEqual(["seq 1, votes 1", "seq 1, votes 1"]);
    expect(scene.builds).toBe(2);
  });

  test("a vote while the page is built → good for its second only", async () => {
    const { scene, cache, get } = aScene();
    const { held, build } = aHeldBuild();
    const asked = get({ build });
    cache.markStale("s");
    held.finish({ body: "without", seq: 1 });
    expect(await asked).toBe("without");
    scene.at = 1_000;
    expect(await get()).toBe("seq 1, votes 0");
  });
});

describe("a change of which no word came", () => {
  test("[P2] younger than 2 s → not asked; older → seen", async () => {
    const { scene, get } = aScene();
    await get();
    scene.seq = 2;
    scene.at = 1_999;
    expect(await get()).toBe("seq 1, votes 0");
    expect(scene.looks).toBe(0);
    scene.at = 2_000;
    expect(await get()).toBe("seq 2, votes 0");
    expect(scene.looks).toBe(1);
  });

  test("[P2] nothing new → no build, and no look for the next 2 s", async () => {
    const { scene, get } = aScene();
    await get();
    scene.at = 2_000;
    await get();
    scene.at = 3_999;
    await get();
    expect(scene).toMatchObject({ looks: 1, builds: 1 });
  });

  test("[P2] looked at again and again → built anew after 20 s", async () => {
    const { scene, get } = aScene();
    await get();
    scene.votes = 1;
    for (scene.at = 1_000; scene.at < 20_000; scene.at += 1_000) {
      expect(await get()).toBe("seq 1, votes 0");
    }
    expect(await get()).toBe("seq 1, votes 1");
    expect(scene.builds).toBe(2);
  });

  test("[P1] no-cache → the store is asked whatever the age", async () => {
    const { scene, get } = aScene();
    await get();
    await get({ revalidate: true });
    expect(scene).toMatchObject({ looks: 1, builds: 1 });
    scene.seq = 2;
    expect(await get({ revalidate: true })).toBe("seq 2, votes 0");
  });

  test("a build under way that read before the change → not taken for it", async () => {
    const { scene, get } = aScene();
    const { held, build } = aHeldBuild();
    const early = get({ build });
    scene.seq = 2;
    const late = get({ revalidate: true });
    held.finish({ body: "old", seq: 1 });
    expect(await early).toBe("old");
    expect(await late).toBe("seq 2, votes 0");
  });

  test("the store does not answer → neither does an old page", async () => {
    const lastSeqOf = async () => {
      throw new Error("store away");
    };
    const { scene, get } = aScene({ lastSeqOf });
    await get();
    scene.at = 2_000;
    await expect(get()).rejects.toThrow("store away");
  });
});

describe("bytes", () => {
  test("[P2] more than fits → the page not asked for longest goes", async () => {
    const { scene, get } = aScene({ maxBytes: 2_500 });
    await get({ key: "a" });
    await get({ key: "b" });
    await get({ key: "c" });
    expect(scene.builds).toBe(3);
    await get({ key: "c" });
    await get({ key: "b" });
    expect(scene.builds).toBe(3);
    await get({ key: "a" });
    expect(scene.builds).toBe(4);
  });

  test("a page bigger than all → answered, not kept", async () => {
    const { scene, get } = aScene({ maxBytes: 500 });
    expect(await get()).toBe("seq 1, votes 0");
    await get();
    expect(scene.builds).toBe(2);
  });

  test("[P2] the same bytes → the same weak ETag; others → another", async () => {
    const { scene, cache, build } = aScene();
    const request = { stream: "s", key: "best", build };
    const first = await cache.get(request);
    cache.drop("s");
    expect((await cache.get(request)).etag).toBe(first.etag);
    scene.votes = 1;
    cache.drop("s");
    const changed = await cache.get(request);
    expect(changed.etag).not.toBe(first.etag);
    expect(changed.etag).toMatch(/^W\/"[A-Za-z0-9_-]{22}"$/);
  });

  test("compressed variants → made once, when asked for again, and plain until then", async () => {
    const { scene, cache, build } = aScene();
    const request = { stream: "s", key: "best", build };
    expect((await cache.get(request)).gzip).toBeNull();
    expect((await cache.get(request)).gzip).toBeNull();
    await Promise.resolve();
    const pages = await Promise.all([cache.get(request), cache.get(request)]);
    expect(pages.map((page) => page.gzip?.toString())).toEqual([
      "gzip seq 1, votes 0",
      "gzip seq 1, votes 0",
    ]);
    expect(scene.compressions).toBe(1);
  });

  test("compressing fails → the page is served plain", async () => {
    const compress = async () => {
      throw new Error("no memory");
    };
    const { get } = aScene({ compress });
    await get();
    await get();
    expect(await get()).toBe("seq 1, votes 0");
  });
});
