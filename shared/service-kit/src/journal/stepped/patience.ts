import { isAppError } from "../../problem.ts";

/** How long a writer waits, and how often it asks again. */
export interface Patience {
  /** Resolves after so many milliseconds. */
  wait(milliseconds: number): Promise<void>;
  /** 0 ≤ random < 1. */
  random(): number;
}

/** Some three round trips, so that of several losers one comes first [J1]. It does not grow [J13]. */
const RACE_WAIT_MS = 20;
const STORE_WAIT_MS = 200;
/** Together with the driver's own waiting for a primary these outlast an ordinary change of primary. */
export const STORE_TRIES = 5;

export function pauseAfterLostRace({ wait, random }: Patience): Promise<void> {
  return wait(RACE_WAIT_MS * random());
}

export function pauseBeforeStoreTry({ wait, random }: Patience, tries: number): Promise<void> {
  return wait(STORE_WAIT_MS * tries * random());
}

/** Repeats a step that may be done twice, while the store does not answer. */
export async function persist<T>(patience: Patience, step: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await step();
    } catch (error) {
      if (tries === STORE_TRIES || !isAppError(error, "store-unavailable")) throw error;
      await pauseBeforeStoreTry(patience, tries);
    }
  }
}
