import {
  type Changes,
  type Decision,
  type Head,
  JOURNAL_LIMITS,
  type Mark,
  type Moment,
  type StreamKind,
} from "./port.ts";

/** The commands of one entry, decided, and where the next entry of the same batch begins. */
export interface DecidedBatch<Outcome> {
  readonly decisions: readonly Decision<Outcome>[];
  /** In order; empty where nothing changes. */
  readonly changes: readonly Changes[];
  readonly moment: Moment;
}

export interface BatchToDecide<Command> {
  readonly commands: readonly Command[];
  readonly head: Head | null;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** In bytes, where the entry carries its changes [J3]. */
  sizeOf?(changes: Changes): number;
}

/**
 * [J6] Decides commands one after the other on the evolving state, as many as one entry may hold (at least one).
 * The time is taken anew and is never before the last entry's [J1].
 */
export function decideBatch<State, Command, Outcome>(
  kind: Pick<StreamKind<State, Command, unknown, Outcome>, "decide" | "evolve">,
  state: State,
  batch: BatchToDecide<Command>,
): DecidedBatch<Outcome> {
  const moment = { n: (batch.head?.n ?? 0) + 1, at: timeAfter(batch.head, batch.now) };
  const decisions: Decision<Outcome>[] = [];
  const changes: Changes[] = [];
  const documents = new Set<string>();
  let bytes = 0;
  for (const command of batch.commands) {
    if (decisions.length >= JOURNAL_LIMITS.batchCommands) break;
    const decision = kind.decide(state, command, moment);
    if (decision.kind === "change") {
      const marks = decision.changes.marks;
      bytes += batch.sizeOf?.(decision.changes) ?? 0;
      const isTooLarge = bytes > JOURNAL_LIMITS.payloadBytes || isTooMany(documents, marks);
      if (changes.length > 0 && isTooLarge) break;
      for (const mark of marks) documents.add(mark.id);
      kind.evolve(state, decision.changes);
      changes.push(decision.changes);
    }
    decisions.push(decision);
  }
  return { decisions, changes, moment };
}

function isTooMany(documents: ReadonlySet<string>, marks: readonly Mark[]): boolean {
  const added = marks.filter((mark) => !documents.has(mark.id)).length;
  return documents.size + added > JOURNAL_LIMITS.batchDocuments;
}

function timeAfter(head: Head | null, now: number): string {
  const at = new Date(now).toISOString();
  return head !== null && head.at > at ? head.at : at;
}
