import type { OnApplied } from "../port.ts";
import { type Patience, persist } from "./patience.ts";
import type { FoundEntry, JournalSteps, NewEntry } from "./steps.ts";

type FinishSteps = Pick<
  JournalSteps<unknown, unknown>,
  "applyDocuments" | "markApplied" | "removePayload"
>;

export interface FinishDeps {
  readonly steps: FinishSteps;
  readonly patience: Patience;
  readonly onApplied: OnApplied;
}

/** [J3] From the commit to the mark "applied". Each step is safe to do again, also by somebody else and late [J9]. */
export async function applyEntry(deps: FinishDeps, entry: NewEntry): Promise<void> {
  const { steps, patience, onApplied } = deps;
  await persist(patience, () => steps.applyDocuments(entry));
  await persist(patience, () => steps.markApplied(entry));
  onApplied(entry.stream, entry.n);
}

/** [J4] Applies what a dead or slow writer left open. Without a payload it has been applied meanwhile. */
export async function finishEntry(deps: FinishDeps, found: FoundEntry): Promise<void> {
  if (!found.payload) return;
  await applyEntry(deps, { ...found, payload: found.payload });
  await deps.steps.removePayload(found.stream, found.n);
}
