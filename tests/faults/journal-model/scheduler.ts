import type { SeededRandom } from "./seeded-random.ts";

/** Whoever takes steps: it may sleep, and it may die. */
export interface Process {
  alive: boolean;
  /** It takes no step before that time. */
  asleepUntil: number;
}

export interface Scheduler {
  /** Resolves when chance comes to it, at `notBefore` or later; never for a dead process. `null`: not of a process. */
  step(process: Process | null, notBefore?: number): Promise<void>;
  /** Simulated milliseconds. */
  now(): number;
  /** Lets one after the other go on, until `isDone`. Throws if nothing is left that could. */
  run(isDone: () => boolean): Promise<void>;
  /** Nobody waits to take a step. */
  isIdle(): boolean;
}

interface Pending {
  readonly process: Process | null;
  readonly notBefore: number;
  resolve(): void;
}

/** The longest time between two steps, in simulated milliseconds. */
const TICK_MS = 3;
/** So many ticks without a step: what everybody waits for will not come. */
const STILL_MAX = 1_000;

/** Every step is a place where any other may come first; `onTick` may do something of its own between two. */
export function createScheduler(random: SeededRandom, onTick: () => void): Scheduler {
  const pending = new Set<Pending>();
  let clock = 0;

  const startOf = ({ process, notBefore }: Pending): number =>
    Math.max(notBefore, process?.asleepUntil ?? 0);

  function next(): Pending | undefined {
    const all = [...pending].filter(({ process }) => process?.alive !== false);
    if (all.length === 0) return undefined;
    clock = Math.max(clock + random.below(TICK_MS), Math.min(...all.map(startOf)));
    return random.pick(all.filter((one) => startOf(one) <= clock));
  }

  return {
    step: (process, notBefore = 0) =>
      new Promise((resolve) => {
        if (process?.alive !== false) pending.add({ process, notBefore, resolve });
      }),
    now: () => clock,
    isIdle: () => ![...pending].some(({ process }) => process?.alive !== false),
    async run(isDone) {
      for (let still = 0; still < STILL_MAX; still++) {
        // All that follows from the last step has happened when the event loop comes round.
        await new Promise(setImmediate);
        if (isDone()) return;
        onTick();
        const chosen = next();
        if (!chosen) continue;
        pending.delete(chosen);
        chosen.resolve();
        still = 0;
      }
      throw new Error("the model stands still");
    },
  };
}
