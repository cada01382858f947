import { AppError } from "../../problem.ts";
import { type DecidedBatch, decideBatch } from "../decide-batch.ts";
import { mergeChanges } from "../merge-changes.ts";
import { type Changes, type Decision, JOURNAL_LIMITS, type StreamKind } from "../port.ts";
import { appendEntry } from "./append-entry.ts";
import { checkPayload } from "./check-payload.ts";
import { applyEntry, type FinishDeps, finishEntry } from "./finish-entry.ts";
import { pauseAfterLostRace } from "./patience.ts";
import type { FoundHead, JournalSteps, NewEntry } from "./steps.ts";

export interface BatchDeps<State, Command, Needs, Outcome> extends FinishDeps {
  readonly steps: JournalSteps<State, Needs>;
  readonly kind: StreamKind<State, Command, Needs, Outcome>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newAttempt: () => string;
}

export interface AnsweredBatch<Outcome> {
  /** One for each of the first commands, at least one. */
  readonly decisions: readonly Decision<Outcome>[];
  /** null where nothing changed. */
  readonly entry: NewEntry | null;
}

/** One of the commands could not be decided: a fault of the kind. Nothing was appended. */
export interface BrokenBatch {
  readonly broken: unknown;
}

/**
 * [J1] Loads, decides and appends, again and again until the number is ours, and applies it. Commands beyond what one
 * entry may hold are left undecided [J6].
 */
export async function runBatch<State, Command, Needs, Outcome>(
  deps: BatchDeps<State, Command, Needs, Outcome>,
  stream: string,
  commands: readonly Command[],
): Promise<AnsweredBatch<Outcome> | BrokenBatch> {
  for (let races = 0; races < JOURNAL_LIMITS.attempts; races++) {
    if (races > 0) await pauseAfterLostRace(deps.patience);
    const head = await settledHead(deps, stream);
    const state = await deps.steps.load(stream, head, commands.map(deps.kind.needs));
    const decided = decide(deps, state, { stream, commands, head });
    if ("broken" in decided) return decided;
    if (await holds(deps, decided)) return decided;
  }
  throw new AppError("overloaded", "too many are writing here at once; try again");
}

/** [J4] The stream as of an entry n that is applied and has no open one after it. */
async function settledHead(
  deps: FinishDeps & Pick<BatchDeps<unknown, unknown, unknown, unknown>, "steps">,
  stream: string,
): Promise<FoundHead | null> {
  for (let found = 0; found < JOURNAL_LIMITS.attempts; found++) {
    const head = await deps.steps.readHead(stream);
    const n = head?.n ?? 0;
    const [last, next] = await Promise.all([
      n > 0 ? deps.steps.readEntry(stream, n) : null,
      deps.steps.readEntry(stream, n + 1),
    ]);
    if (!next) {
      if (last?.payload) await deps.steps.removePayload(stream, n);
      return head;
    }
    await finishEntry(deps, next);
  }
  throw new AppError("overloaded", "too many are writing here at once; try again");
}

function decide<State, Command, Needs, Outcome>(
  deps: BatchDeps<State, Command, Needs, Outcome>,
  state: State,
  batch: { stream: string; commands: readonly Command[]; head: FoundHead | null },
): (AnsweredBatch<Outcome> & { n: number; stream: string }) | BrokenBatch {
  const { stream, commands, head } = batch;
  try {
    const decided = decideBatch(deps.kind, state, { commands, head, now: deps.now(), sizeOf });
    const entry = decided.changes.length === 0 ? null : newEntry(deps, stream, decided);
    return { decisions: decided.decisions, entry, n: decided.moment.n, stream };
  } catch (error) {
    return { broken: error };
  }
}

function newEntry(
  { newAttempt }: { newAttempt: () => string },
  stream: string,
  { changes, moment }: DecidedBatch<unknown>,
): NewEntry {
  const { create, set, head, marks, totals, log } = mergeChanges(changes);
  const payload = { create, set, head };
  checkPayload(payload);
  if (sizeOf(payload) > JOURNAL_LIMITS.payloadBytes) throw new Error("a change is too large");
  return { stream, ...moment, attempt: newAttempt(), payload, marks, totals, log };
}

/** In UTF-8, as JSON: near enough to what a store makes of it. */
function sizeOf({ create, set, head }: Pick<Changes, "create" | "set" | "head">): number {
  return Buffer.byteLength(JSON.stringify([create, set, head]));
}

/** Whether what was decided on entry n - 1 stands. A refusal, too, counts only if that was still the last [J1]. */
async function holds(
  deps: FinishDeps & Pick<BatchDeps<unknown, unknown, unknown, unknown>, "steps">,
  decided: { entry: NewEntry | null; n: number; stream: string },
): Promise<boolean> {
  const { entry, n, stream } = decided;
  if (!entry) return (await deps.steps.readEntry(stream, n)) === null;
  if (!(await appendEntry(deps.steps, deps.patience, entry))) return false;
  await applyEntry(deps, entry);
  return true;
}
