import type { Fields, StreamKind } from "@parley/service-kit/journal/port";
import type { SeededRandom } from "./seeded-random.ts";

/** How a kind's views are read, on whatever holds them. */
export interface ViewReader {
  find(collection: string, isWanted: (fields: Fields, id: string) => boolean): Promise<Found[]>;
}

export interface Found {
  readonly id: string;
  readonly fields: Fields;
}

/** A kind of stream, as the model drives it. */
export interface World<State, Command, Needs, Outcome> {
  readonly name: string;
  readonly streams: readonly string[];
  readonly kind: StreamKind<State, Command, Needs, Outcome>;
  /** The views' loading, as the adapters of a real store do it. */
  load(views: ViewReader, stream: StreamAt, needs: readonly Needs[]): Promise<State>;
  /** The next command of somebody who knows only what a client knows. */
  command(random: SeededRandom, stream: string): Command;
  /** Whether, with its outcome unknown, it is sent again: it has a key. */
  isRepeatable(command: Command): boolean;
  /** Counts equal to a recount, one comment a key, and whatever else must hold of a stream's views. */
  violations(head: Fields, documents: readonly Found[]): string[];
}

export interface StreamAt {
  readonly stream: string;
  /** null before the first entry. */
  readonly head: Fields | null;
}
