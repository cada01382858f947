import type { ArticleRef } from "@parley/contracts/live-events";
import type { Connection } from "./connection.ts";
import type { FanOut } from "./fan-out.ts";
import { frameOf } from "./frame.ts";

/** One "typing" counts so long. */
export const TYPING_MS = 6_000;
/** What another process said counts so long; it says it at least every 30 s. */
export const OTHER_PROCESS_MS = 75_000;

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

/** Who is at one article. */
export interface ArticlePresence {
  readonly stream: string;
  readonly article: ArticleRef;
  /** Until when each person's typing counts. */
  readonly typists: Map<string, number>;
  readonly others: Map<string, PresenceCounts & { until: number }>;
  told: PresenceCounts;
  timer: NodeJS.Timeout | undefined;
}

export function newArticlePresence(stream: string, article: ArticleRef): ArticlePresence {
  const told = { watching: 0, typing: 0 };
  return { stream, article, typists: new Map(), others: new Map(), told, timer: undefined };
}

export function countAll(deps: PresenceDeps, place: ArticlePresence): PresenceCounts {
  const sum = countHere(deps, place);
  for (const [process, other] of place.others) {
    if (other.until <= deps.now()) place.others.delete(process);
    else {
      sum.watching += other.watching;
      sum.typing += other.typing;
    }
  }
  return sum;
}

export function tellPresence(deps: PresenceDeps, place: ArticlePresence): void {
  const counts = countAll(deps, place);
  place.told = counts;
  deps.publish(place.article, countHere(deps, place));
  const payload = { ...place.article, ...counts, seq: deps.seqOf(place.stream) };
  const frame = frameOf("presence", payload, { volatile: true });
  void deps.fanOut.broadcast(deps.membersOf(place.stream), frame);
}

/** Tells what changed after a pause that grows with the room, and looks again while somebody types. */
export function lookSoon(deps: PresenceDeps, place: ArticlePresence): void {
  place.timer ??= setTimeout(
    () => {
      place.timer = undefined;
      const { watching, typing } = countAll(deps, place);
      if (watching !== place.told.watching || typing !== place.told.typing)
        tellPresence(deps, place);
      if (typing > 0) lookSoon(deps, place);
    },
    pauseMs(deps.membersOf(place.stream).size),
  ).unref();
}

function countHere(deps: PresenceDeps, { stream, typists }: ArticlePresence): PresenceCounts {
  for (const [person, until] of typists) if (until <= deps.now()) typists.delete(person);
  return { watching: deps.membersOf(stream).size, typing: typists.size };
}

const pauseMs = (members: number): number => Math.min(10_000, 1_000 + members);
