import { createSteppedJournal } from "@parley/service-kit/journal/stepped/stepped-journal";
import type { NewEntry } from "@parley/service-kit/journal/stepped/steps";
import type { Journal, OnApplied, StreamKind } from "@parley/service-kit/journal/port";
import type { Process, Scheduler } from "./scheduler.ts";
import type { SeededRandom } from "./seeded-random.ts";
import { createCall, type NetworkFaults } from "./simulated-network.ts";
import { createSimulatedSteps, type Guards, type Load } from "./simulated-steps.ts";
import { entryKey, type SimulatedStore } from "./simulated-store.ts";
import type { TakenOut } from "./taken-out.ts";

export interface ModelProcess<Command, Outcome> extends Process {
  readonly journal: Journal<Command, Outcome>;
  /** Rejects when it dies: who waits for an answer will not get one. */
  readonly gone: Promise<never>;
  die(): void;
  /** `stream:n` of each entry that it told of [J14]. */
  readonly told: ReadonlySet<string>;
}

export interface ProcessDeps<State, Command, Needs, Outcome> {
  readonly scheduler: Scheduler;
  readonly random: SeededRandom;
  readonly store: SimulatedStore;
  readonly kind: StreamKind<State, Command, Needs, Outcome>;
  readonly load: Load<State, Needs>;
  readonly sent: Map<string, NewEntry>;
  readonly faults: () => NetworkFaults;
  readonly guards: Guards;
  readonly takenOut: TakenOut;
  /** Milliseconds since 1970; each process has a clock of its own unless told. */
  readonly now?: () => number;
  readonly onApplied?: OnApplied;
}

export class ProcessDied extends Error {}

const JANUARY = Date.parse("2026-01-01T00:00:00.000Z");
const CLOCK_SKEW_MS = 500;
/** Between two documents of one command others may come, but mostly they do not. */
const BETWEEN = 0.3;

/** The stepped journal, as one process of several runs it. */
export function createModelProcess<State, Command, Needs, Outcome>(
  deps: ProcessDeps<State, Command, Needs, Outcome>,
): ModelProcess<Command, Outcome> {
  const { scheduler, random, store, guards, sent, takenOut, kind, load } = deps;
  const told = new Set<string>();
  const process = { alive: true, asleepUntil: 0 };
  const skew = random.below(CLOCK_SKEW_MS);
  const between = async (): Promise<void> => {
    if (random.chance(BETWEEN)) await scheduler.step(null);
  };
  const call = createCall(deps, process);
  const steps = takenOut(createSimulatedSteps({ store, call, between, guards }, load));
  const { promise: gone, reject } = rejectable();
  const journal = createSteppedJournal({
    kind,
    steps: {
      ...steps,
      insertEntry(entry) {
        sent.set(entry.attempt, entry);
        return steps.insertEntry(entry);
      },
    },
    patience: {
      wait: (milliseconds) => scheduler.step(process, scheduler.now() + milliseconds),
      random: random.fraction,
    },
    onApplied(stream, n) {
      told.add(entryKey(stream, n));
      deps.onApplied?.(stream, n);
    },
    now: deps.now ?? (() => JANUARY + skew + scheduler.now()),
    newAttempt: () => `attempt ${sent.size}-${random.fraction()}`,
  });
  return Object.assign(process, {
    journal,
    gone,
    told,
    die() {
      process.alive = false;
      reject(new ProcessDied("the process died"));
    },
  });
}

function rejectable(): { promise: Promise<never>; reject: (error: unknown) => void } {
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<never>((_, rejectIt) => {
    reject = rejectIt;
  });
  promise.catch(() => {});
  return { promise, reject };
}
