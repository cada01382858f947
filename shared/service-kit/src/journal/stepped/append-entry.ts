import { AppError, isAppError } from "../../problem.ts";
import { type Patience, pauseBeforeStoreTry, STORE_TRIES } from "./patience.ts";
import type { JournalSteps, NewEntry } from "./steps.ts";

type AppendSteps = Pick<JournalSteps<unknown, unknown>, "insertEntry" | "readEntry">;

/**
 * [J5] true: the number is ours; false: it is another's. While that is unknown the same entry is sent again, never
 * another decision: the first may have arrived. Rejects with `store-unavailable` where it stays unknown.
 */
export async function appendEntry(
  steps: AppendSteps,
  patience: Patience,
  entry: NewEntry,
): Promise<boolean> {
  let cause: unknown;
  for (let tries = 1; tries <= STORE_TRIES; tries++) {
    try {
      if ((await steps.insertEntry(entry)) === "inserted") return true;
      const there = await steps.readEntry(entry.stream, entry.n);
      if (there) return there.attempt === entry.attempt;
      // Taken, but no majority has it yet: it may still be taken back.
    } catch (error) {
      if (!isAppError(error, "store-unavailable")) throw error;
      cause = error;
    }
    await pauseBeforeStoreTry(patience, tries);
  }
  const detail = "the store did not say whether it is done; ask again with the same key";
  throw new AppError("store-unavailable", detail, { cause });
}
