import { AppError } from "@parley/service-kit/problem";
import { PrimaryChanged } from "./replica-set.ts";
import type { Process, Scheduler } from "./scheduler.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** How often each thing goes wrong: 0–1, of all calls. */
export interface NetworkFaults {
  readonly requestLost: number;
  /** It arrives after its sender has given up on it. */
  readonly requestLate: number;
  readonly replyLost: number;
}

/** Sends a call of a process to the store. Rejects with `store-unavailable` where the answer does not come. */
export type Call = <Answer>(server: () => Promise<Answer>) => Promise<Answer>;

const LATE_MS = 5_000;

export function createCall(
  {
    scheduler,
    random,
    faults,
  }: { scheduler: Scheduler; random: SeededRandom; faults: () => NetworkFaults },
  process: Process,
): Call {
  async function later(server: () => Promise<unknown>): Promise<void> {
    await scheduler.step(null, scheduler.now() + random.below(LATE_MS));
    await server().catch(ignoreLoss);
  }
  return async (server) => {
    await scheduler.step(process);
    if (random.chance(faults().requestLost)) throw unavailable();
    if (random.chance(faults().requestLate)) {
      void later(server);
      throw unavailable();
    }
    const answer = await server().catch((error: unknown) => {
      ignoreLoss(error);
      throw unavailable();
    });
    await scheduler.step(process);
    if (random.chance(faults().replyLost)) throw unavailable();
    return answer;
  };
}

function ignoreLoss(error: unknown): void {
  if (!(error instanceof PrimaryChanged)) throw error;
}

const unavailable = (): AppError => new AppError("store-unavailable", "no answer from the store");
