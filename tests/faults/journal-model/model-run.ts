import type { NewEntry } from "@parley/service-kit/journal/stepped/steps";
import type { CommandHistory } from "./history.ts";
import type { SimulatedStore } from "./simulated-store.ts";
import type { World } from "./world.ts";

/** What there is to check: all writers are done, nothing is under way, and a majority has everything. */
export interface ModelRun<State, Command, Needs, Outcome> {
  readonly world: World<State, Command, Needs, Outcome>;
  readonly store: SimulatedStore;
  /** Every entry that a writer ever sent, by its attempt id: what is stored has lost its payload. */
  readonly sent: ReadonlyMap<string, NewEntry>;
  readonly histories: readonly CommandHistory<Command, Outcome>[];
}

export type Report = (violation: string) => void;
