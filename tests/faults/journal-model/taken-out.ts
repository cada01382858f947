import type { FoundEntry, JournalSteps } from "@parley/service-kit/journal/stepped/steps";
import { isAppError } from "@parley/service-kit/problem";

/** The steps as a journal without one of its rules would take them. */
export type TakenOut = <State, Needs>(
  steps: JournalSteps<State, Needs>,
) => JournalSteps<State, Needs>;

export const nothingTakenOut: TakenOut = (steps) => steps;

/** [J4] Takes the last entry for applied, and finishes nothing. */
export const withoutFinishing: TakenOut = (steps) => ({
  ...steps,
  async readHead(stream) {
    let head = await steps.readHead(stream);
    for (;;) {
      const next: FoundEntry | null = await steps.readEntry(stream, (head?.n ?? 0) + 1);
      if (!next) return head;
      head = { n: next.n, at: next.at, fields: head?.fields ?? {} };
    }
  },
});

/** [J5] Takes an append of which nothing is known for one that lost, and decides again. */
export const withoutResending: TakenOut = (steps) => {
  const givenUp = new Set<string>();
  return {
    ...steps,
    insertEntry: (entry) =>
      steps.insertEntry(entry).catch((error: unknown) => {
        if (!isAppError(error, "store-unavailable")) throw error;
        givenUp.add(entry.attempt);
        return "taken";
      }),
    async readEntry(stream, n) {
      const found = await steps.readEntry(stream, n);
      return found && givenUp.has(found.attempt) ? { ...found, attempt: "another's" } : found;
    },
  };
};

/** [J1] Answers a refusal without looking whether what it was decided on is still the last. */
export const withoutLastLook: TakenOut = (steps) => {
  const loaded = new Set<string>();
  return {
    ...steps,
    load(stream, head, needs) {
      loaded.add(stream);
      return steps.load(stream, head, needs);
    },
    insertEntry(entry) {
      loaded.delete(entry.stream);
      return steps.insertEntry(entry);
    },
    async readEntry(stream, n) {
      return loaded.delete(stream) ? null : steps.readEntry(stream, n);
    },
  };
};
