import { isAppError } from "../problem.ts";
import type { SqliteStore } from "../storage/sqlite/open-sqlite.ts";
import { decideBatch } from "./decide-batch.ts";
import { mergeChanges } from "./merge-changes.ts";
import {
  type Changes,
  type Decision,
  type Journal,
  JOURNAL_LIMITS,
  type Moment,
  type OnApplied,
  type StreamKind,
} from "./port.ts";
import { refusalError } from "./refusal-error.ts";
import { prepareEntries } from "./sqlite-entries.ts";

/** A kind's views in SQLite. Both run inside the journal's transaction, synchronously. */
export interface SqliteViews<State, Needs> {
  load(stream: string, needs: readonly Needs[]): State;
  /** Takes in one whole entry, its changes already folded. */
  apply(stream: string, moment: Moment, changes: Changes): void;
}

export interface SqliteJournalOptions<State, Command, Needs, Outcome> {
  readonly store: SqliteStore;
  readonly kind: StreamKind<State, Command, Needs, Outcome>;
  readonly views: SqliteViews<State, Needs>;
  readonly onApplied: OnApplied;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface Waiting<Command, Outcome> {
  readonly command: Command;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

interface Written<Outcome> {
  readonly decisions: readonly Decision<Outcome>[];
  /** The numbers of the entries, in order; none where nothing changed. */
  readonly numbers: readonly number[];
}

/**
 * [J8] Load, decide and write in one synchronous stretch. The commands for a stream that come in before the turn's
 * commit are decided one after the other on the evolving state and go as one entry [J6].
 */
export function createSqliteJournal<State, Command, Needs, Outcome>(
  options: SqliteJournalOptions<State, Command, Needs, Outcome>,
): Journal<Command, Outcome> {
  const writeBatch = createWriteBatch(options);
  /** Per stream, the batch that still takes commands: until its transaction begins. */
  const open = new Map<string, Waiting<Command, Outcome>[]>();

  async function run(stream: string, batch: Waiting<Command, Outcome>[]): Promise<void> {
    const written = await options.store.write(() => {
      close(stream, batch);
      return writeBatch(
        stream,
        batch.map((one) => one.command),
      );
    });
    for (const n of written.numbers) options.onApplied(stream, n);
    for (const [index, one] of batch.entries()) settle(one, written.decisions[index]);
  }

  function close(stream: string, batch: Waiting<Command, Outcome>[]): void {
    if (open.get(stream) === batch) open.delete(stream);
  }

  function start(stream: string, batch: Waiting<Command, Outcome>[]): void {
    run(stream, batch).catch((error: unknown) => {
      close(stream, batch);
      // A command that throws must not take the others with it; a store that fails, fails them all.
      if (batch.length > 1 && !isAppError(error)) for (const one of batch) start(stream, [one]);
      else for (const one of batch) one.reject(error);
    });
  }

  return {
    submit: (stream, command) =>
      new Promise((resolve, reject) => {
        const one = { command, resolve, reject };
        const batch = open.get(stream);
        if (batch && batch.length < JOURNAL_LIMITS.batchCommands) {
          batch.push(one);
          return;
        }
        const fresh = [one];
        open.set(stream, fresh);
        start(stream, fresh);
      }),
  };
}

/** Writes a batch as one entry, or as several where one cannot hold it, inside the caller's transaction. */
function createWriteBatch<State, Command, Needs, Outcome>({
  store,
  kind,
  views,
  now,
}: SqliteJournalOptions<State, Command, Needs, Outcome>) {
  const entries = prepareEntries(store);
  return (stream: string, commands: readonly Command[]): Written<Outcome> => {
    const state = views.load(stream, commands.map(kind.needs));
    let head = entries.head(stream);
    const numbers: number[] = [];
    const decisions: Decision<Outcome>[] = [];
    while (decisions.length < commands.length) {
      const rest = commands.slice(decisions.length);
      const decided = decideBatch(kind, state, { commands: rest, head, now: now() });
      decisions.push(...decided.decisions);
      if (decided.changes.length === 0) continue;
      head = decided.moment;
      numbers.push(head.n);
      const changes = mergeChanges(decided.changes);
      entries.append(stream, head, changes);
      views.apply(stream, head, changes);
    }
    return { decisions, numbers };
  };
}

function settle<Command, Outcome>(
  one: Waiting<Command, Outcome>,
  decision: Decision<Outcome> | undefined,
): void {
  if (decision === undefined) one.reject(new Error("a command was left undecided"));
  else if (decision.kind === "refuse") one.reject(refusalError(decision.refusal));
  else one.resolve(decision.outcome);
}
