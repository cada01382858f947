import { isAppError } from "@parley/service-kit/problem";
import type { Answer, CommandHistory, Numbered } from "./history.ts";
import type { ModelRun, Report } from "./model-run.ts";
import { type ModelProcess, ProcessDied } from "./processes.ts";
import type { Scheduler } from "./scheduler.ts";
import type { SeededRandom } from "./seeded-random.ts";
import { entryKey, type SimulatedStore } from "./simulated-store.ts";

export interface ClientDeps<State, Command, Needs, Outcome> {
  readonly run: ModelRun<State, Command, Needs, Outcome> & {
    readonly histories: CommandHistory<Command, Outcome>[];
  };
  readonly scheduler: Scheduler;
  readonly random: SeededRandom;
  /** By stream: somebody was answered from that entry. */
  readonly answered: Map<string, number>;
  /** One of the processes that are alive. */
  anyProcess(): ModelProcess<Numbered<Command>, Outcome>;
  readonly report: Report;
}

/** A client without a key asks once; one with a key until it knows. */
const TRIES_MAX = 50;
const WAIT_MS = 100;

/** Submits one command of chance and writes down what became of it. */
export async function submitOne<State, Command, Needs, Outcome>(
  deps: ClientDeps<State, Command, Needs, Outcome>,
  stream: string,
): Promise<void> {
  const { run, random, answered, report } = deps;
  const command = run.world.command(random, stream);
  const number = run.histories.length;
  const from = answered.get(stream) ?? 0;
  const start = { answer: { kind: "unknown" }, to: from, decided: null } as const;
  const history: CommandHistory<Command, Outcome> = { number, command, stream, from, ...start };
  run.histories.push(history);
  const { answer, process } = await untilKnown(deps, history);
  history.answer = answer;
  history.to = lastEntry(run.store, stream, from);
  if (answer.kind !== "outcome" || history.decided?.decision.kind !== "change") return;
  const { n } = history.decided.moment;
  answered.set(stream, Math.max(n, answered.get(stream) ?? 0));
  if (!process?.told.has(entryKey(stream, n)))
    report(`${stream}: ${n} was answered before it was told`);
}

interface Known<Command, Outcome> {
  readonly answer: Answer<Outcome>;
  readonly process?: ModelProcess<Numbered<Command>, Outcome>;
}

async function untilKnown<State, Command, Needs, Outcome>(
  deps: ClientDeps<State, Command, Needs, Outcome>,
  { number, command, stream }: CommandHistory<Command, Outcome>,
): Promise<Known<Command, Outcome>> {
  const tries = deps.run.world.isRepeatable(command) ? TRIES_MAX : 1;
  for (let tried = 0; tried < tries; tried++) {
    const process = deps.anyProcess();
    try {
      const asked = process.journal.submit(stream, { number, command });
      return {
        answer: { kind: "outcome", outcome: await Promise.race([asked, process.gone]) },
        process,
      };
    } catch (error) {
      if (!isUnknown(error)) return { answer: refusalOf(error) };
    }
    await deps.scheduler.step(null, deps.scheduler.now() + deps.random.below(WAIT_MS));
  }
  return { answer: { kind: "unknown" } };
}

function isUnknown(error: unknown): boolean {
  if (error instanceof ProcessDied) return true;
  return isAppError(error, "store-unavailable") || isAppError(error, "overloaded");
}

function refusalOf(error: unknown): Answer<never> {
  if (!isAppError(error)) throw error;
  return { kind: "refused", refusal: { code: error.code, detail: error.message } };
}

function lastEntry({ entries }: SimulatedStore, stream: string, from: number): number {
  let n = from;
  while (entries.local.has(entryKey(stream, n + 1))) n += 1;
  return n;
}
