import type { ArticleRef } from "@parley/contracts/live-events";
import type { Connection } from "./connection.ts";
import type { FanOut } from "./fan-out.ts";
import { frameOf } from "./frame.ts";

/** One "typing" counts so long. */
export const TYPING_MS = 6_000;
/** What another process said counts so long; it says it at least every 30 s. */
const OTHER_PROCESS_MS = 75_000;

export interface PresenceCounts {
  watching: number;
  typing: number;
}

export interface PresenceDeps {
  membersOf(stream: string): ReadonlySet<Connection>;
  fanOut: FanOut;
  /** The number that all watchers here have been sent. */
  seqOf(stream: string): number;
  now(): number;
  /** Tells other processes what this one counts. */
  publish(article: ArticleRef, here: PresenceCounts): void;
}

/** How many watch an article and how many type there: sums over processes, sent volatile. */
export interface Presence {
  entered(stream: string, article: ArticleRef): void;
  left(stream: string): void;
  /** Counted once a person; nothing for an article that nobody here watches. */
  typing(stream: string, accountId: string): void;
  heard(stream: string, process: string, counts: PresenceCounts): void;
  watching(stream: string): number;
  /** The last watcher left. */
  end(stream: string): void;
  /** [W5] Tells every watched article, changed or not. To be called at least every 30 s. */
  beat(): void;
  stop(): void;
}

interface Place {
  readonly stream: string;
  readonly article: ArticleRef;
  /** Until when each person's typing counts. */
  readonly typists: Map<string, number>;
  readonly others: Map<string, PresenceCounts & { until: number }>;
  told: PresenceCounts;
  timer: NodeJS.Timeout | undefined;
}

export function createPresence(deps: PresenceDeps): Presence {
  const places = new Map<string, Place>();

  function countHere({ stream, typists }: Place): PresenceCounts {
    for (const [person, until] of typists) if (until <= deps.now()) typists.delete(person);
    return { watching: deps.membersOf(stream).size, typing: typists.size };
  }

  function countAll(place: Place): PresenceCounts {
    const sum = countHere(place);
    for (const [process, other] of place.others) {
      if (other.until <= deps.now()) place.others.delete(process);
      else {
        sum.watching += other.watching;
        sum.typing += other.typing;
      }
    }
    return sum;
  }

  function tell(place: Place, counts: PresenceCounts): void {
    place.told = counts;
    deps.publish(place.article, countHere(place));
    const payload = { ...place.article, ...counts, seq: deps.seqOf(place.stream) };
    const frame = frameOf("presence", payload, { volatile: true });
    void deps.fanOut.broadcast(deps.membersOf(place.stream), frame);
  }

  /** Looks after a pause that grows with the room, and again while somebody types. */
  function lookSoon(place: Place): void {
    place.timer ??= setTimeout(
      () => {
        place.timer = undefined;
        const counts = countAll(place);
        const { watching, typing } = place.told;
        if (counts.watching !== watching || counts.typing !== typing) tell(place, counts);
        if (counts.typing > 0) lookSoon(place);
      },
      pauseMs(deps.membersOf(place.stream).size),
    ).unref();
  }

  return {
    entered(stream, article) {
      const place = places.get(stream) ?? newPlace(stream, article);
      places.set(stream, place);
      lookSoon(place);
    },
    left(stream) {
      const place = places.get(stream);
      if (place) lookSoon(place);
    },
    typing(stream, accountId) {
      const place = places.get(stream);
      if (!place) return;
      place.typists.set(accountId, deps.now() + TYPING_MS);
      lookSoon(place);
    },
    heard(stream, process, { watching, typing }) {
      const place = places.get(stream);
      if (!place) return;
      place.others.set(process, { watching, typing, until: deps.now() + OTHER_PROCESS_MS });
      lookSoon(place);
    },
    watching(stream) {
      const place = places.get(stream);
      return place ? countAll(place).watching : 0;
    },
    end(stream) {
      const place = places.get(stream);
      if (!place) return;
      clearTimeout(place.timer);
      places.delete(stream);
      deps.publish(place.article, { watching: 0, typing: 0 });
    },
    beat() {
      for (const place of places.values()) tell(place, countAll(place));
    },
    stop() {
      for (const place of places.values()) clearTimeout(place.timer);
      places.clear();
    },
  };
}

const pauseMs = (members: number): number => Math.min(10_000, 1_000 + members);

const newPlace = (stream: string, article: ArticleRef): Place => ({
  stream,
  article,
  typists: new Map(),
  others: new Map(),
  told: { watching: 0, typing: 0 },
  timer: undefined,
});
