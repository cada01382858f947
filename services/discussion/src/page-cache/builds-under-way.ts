import type { PageName, ShelvedPage } from "./cached-page.ts";

interface Build {
  readonly result: Promise<ShelvedPage>;
  /** The article changed since it began ([P1]). */
  outdated: boolean;
  /** A vote came since it began. */
  stale: boolean;
}

export interface BuildsUnderWay {
  /** null: none that may be joined. */
  find(name: PageName): Promise<ShelvedPage> | null;
  /** One build for all who ask meanwhile. */
  joinOrBegin(name: PageName, build: () => Promise<ShelvedPage>): Promise<ShelvedPage>;
  /** [P1] What is under way for this article is joined by nobody from now on, and not kept. */
  outdate(stream: string): void;
  markStale(stream: string): void;
}

/** `keep` gets each finished page that is still of the present. */
export function createBuildsUnderWay(keep: (shelved: ShelvedPage) => void): BuildsUnderWay {
  const byStream = new Map<string, Map<string, Build>>();

  async function run(name: PageName, work: () => Promise<ShelvedPage>): Promise<ShelvedPage> {
    const build: Build = { result: work(), outdated: false, stale: false };
    const ofStream = byStream.get(name.stream) ?? new Map<string, Build>();
    byStream.set(name.stream, ofStream.set(name.key, build));
    try {
      const shelved = await build.result;
      shelved.stale = build.stale;
      if (!build.outdated) keep(shelved);
      return shelved;
    } finally {
      if (!build.outdated) ofStream.delete(name.key);
      if (ofStream.size === 0 && byStream.get(name.stream) === ofStream)
        byStream.delete(name.stream);
    }
  }

  return {
    find: (name) => byStream.get(name.stream)?.get(name.key)?.result ?? null,
    joinOrBegin: (name, work) =>
      byStream.get(name.stream)?.get(name.key)?.result ?? run(name, work),
    outdate(stream) {
      for (const build of byStream.get(stream)?.values() ?? []) build.outdated = true;
      byStream.delete(stream);
    },
    markStale(stream) {
      for (const build of byStream.get(stream)?.values() ?? []) build.stale = true;
    },
  };
}
