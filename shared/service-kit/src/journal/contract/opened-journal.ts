import { afterEach } from "@jest/globals";
import type { Ledger, LedgerCommand, LedgerOutcome } from "./ledger-kind.ts";
import type { Journal, JournalReads, OnApplied } from "../port.ts";

/** What a journal under test is given. */
export interface JournalGiven {
  /** Milliseconds since 1970. */
  now(): number;
  onApplied: OnApplied;
}

/** A journal of the ledger kind on a store of its own, empty at first. */
export interface OpenedJournal {
  readonly journal: Journal<LedgerCommand, LedgerOutcome>;
  readonly reads: JournalReads;
  /** What the views hold: the stream's own fields and every note of it. */
  ledger(stream: string): Promise<Ledger>;
  /** The same store, opened again by a process that knows nothing. */
  restart(): Promise<OpenedJournal>;
  /** The journal of one more process on the same store; absent where a store takes only one. */
  beside?(): Promise<Journal<LedgerCommand, LedgerOutcome>>;
  close(): Promise<void>;
}

export type OpenJournal = (given: JournalGiven) => Promise<OpenedJournal>;

export const JANUARY = Date.parse("2026-01-01T00:00:00.000Z");

/** Opens journals for the tests of one block and closes them after each. */
export function opener(open: OpenJournal) {
  const opened: OpenedJournal[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0).reverse()) await one.close();
  });
  const keep = (one: OpenedJournal): OpenedJournal => {
    opened.push(one);
    return one;
  };
  return {
    start: async (given: Partial<JournalGiven> = {}) =>
      keep(await open({ now: () => JANUARY, onApplied: () => {}, ...given })),
    async restart(one: OpenedJournal) {
      opened.splice(opened.indexOf(one), 1);
      return keep(await one.restart());
    },
  };
}

/** A note's first text, by its id and under a key of the same name. */
export const aNote = (id: string, more: { on?: string; key?: string; text?: string } = {}) =>
  ({ kind: "write", id, key: `key of ${id}`, text: `text of ${id}`, ...more }) as const;
