import type { SeededRandom } from "./seeded-random.ts";

/** One collection on servers of its own: a primary that writes at once, and what a majority has. */
export interface ReplicaSet<Document> {
  /** What a majority has. */
  readonly committed: ReadonlyMap<string, Document>;
  /** Also what only the primary has: a change of primary can take that back. */
  readonly local: ReadonlyMap<string, Document>;
  /** The one of now; a command talks to one primary from its beginning to its end. */
  primary(): Primary<Document>;
  commitSome(random: SeededRandom): void;
  commitAll(): void;
  /** Some of what no majority had is lost. */
  changePrimary(random: SeededRandom): void;
}

/** All of it throws `PrimaryChanged` once it is the primary no more. */
export interface Primary<Document> {
  get(id: string): Document | undefined;
  set(id: string, document: Document): void;
  /** Resolves when a majority has all that this primary has now. */
  acknowledged(): Promise<void>;
}

export class PrimaryChanged extends Error {}

interface Write<Document> {
  readonly id: string;
  readonly document: Document;
}

interface Waiting {
  readonly position: number;
  resolve(): void;
  reject(error: unknown): void;
}

export function createReplicaSet<Document>(): ReplicaSet<Document> {
  const committed = new Map<string, Document>();
  let local = new Map<string, Document>();
  /** Written by the primary, not yet by a majority; oldest first. */
  let ahead: Write<Document>[] = [];
  let position = 0;
  let waiting: Waiting[] = [];
  let term = 1;

  function commit(count: number): void {
    for (const { id, document } of ahead.splice(0, count)) committed.set(id, document);
    position += count;
    for (const one of waiting) if (one.position <= position) one.resolve();
    waiting = waiting.filter((one) => one.position > position);
  }

  function primaryOf(ownTerm: number): Primary<Document> {
    const check = (): void => {
      if (ownTerm !== term) throw new PrimaryChanged("the primary changed");
    };
    return {
      get(id) {
        check();
        return local.get(id);
      },
      set(id, document) {
        check();
        local.set(id, document);
        ahead.push({ id, document });
      },
      async acknowledged() {
        check();
        if (ahead.length === 0) return;
        await new Promise<void>((resolve, reject) => {
          waiting.push({ position: position + ahead.length, resolve, reject });
        });
      },
    };
  }

  return {
    committed,
    get local() {
      return local;
    },
    primary: () => primaryOf(term),
    commitSome: (random) => commit(random.below(ahead.length + 1)),
    commitAll: () => commit(ahead.length),
    changePrimary(random) {
      term += 1;
      ahead = ahead.slice(0, random.below(ahead.length + 1));
      local = new Map(committed);
      for (const { id, document } of ahead) local.set(id, document);
      const lost = waiting;
      waiting = [];
      for (const one of lost) one.reject(new PrimaryChanged("the primary changed"));
    },
  };
}
