import { isDeepStrictEqual } from "node:util";
import { mergeChanges } from "@parley/service-kit/journal/merge-changes";
import type { Changes } from "@parley/service-kit/journal/port";
import type { NewEntry } from "@parley/service-kit/journal/stepped/steps";
import { checkUnchanging } from "./check-unchanging.ts";
import type { FoldedViews } from "./folded-views.ts";
import { type CommandHistory, commandsOf } from "./history.ts";
import type { ModelRun, Report } from "./model-run.ts";

export interface Replay<State, Command, Needs, Outcome> {
  readonly run: ModelRun<State, Command, Needs, Outcome>;
  readonly stream: string;
  /** The fold of the entries so far. */
  readonly views: FoldedViews;
  /** By the number of the command. */
  readonly entryOf: Map<number, number>;
  /** Refused, or already so, and no point was found yet where that is right. */
  readonly unjustified: Set<CommandHistory<Command, Outcome>>;
  readonly report: Report;
}

/** The entry's commands, decided again one after the other on exactly what the entries before it left. */
export async function replayEntry<State, Command, Needs, Outcome>(
  replay: Replay<State, Command, Needs, Outcome>,
  entry: NewEntry,
): Promise<void> {
  const { run, stream, views, report } = replay;
  const { numbers, log } = commandsOf(entry.log);
  const histories = numbers.flatMap((number) => run.histories[number] ?? []);
  const needs = histories.map(({ command }) => run.world.kind.needs(command));
  const state = await run.world.load(views, { stream, head: views.head }, needs);
  const all: Changes[] = [];
  for (const [index, history] of histories.entries()) {
    await checkUnchanging(replay, { n: entry.n - 1, before: histories.slice(0, index) });
    const changes = decideAgain(replay, { state, history, entry });
    if (!changes) return;
    run.world.kind.evolve(state, changes);
    all.push(changes);
  }
  const serial = mergeChanges(all);
  const { marks, totals, payload } = entry;
  if (!isDeepStrictEqual(serial, { ...payload, marks, totals, log }))
    report(`entry ${entry.n} is not what a serial run makes of it`);
  views.apply(stream, entry, payload);
}

function decideAgain<State, Command, Needs, Outcome>(
  { run, entryOf, report }: Replay<State, Command, Needs, Outcome>,
  at: { state: State; history: CommandHistory<Command, Outcome>; entry: NewEntry },
): Changes | null {
  const { number, command, answer } = at.history;
  if (entryOf.has(number)) report(`${number} is in two entries`);
  entryOf.set(number, at.entry.n);
  const decision = run.world.kind.decide(at.state, command, { n: at.entry.n, at: at.entry.at });
  if (decision.kind !== "change") {
    report(`entry ${at.entry.n} holds ${JSON.stringify(command)}, which changes nothing there`);
    return null;
  }
  const isRight = answer.kind !== "outcome" || isDeepStrictEqual(answer.outcome, decision.outcome);
  // Asked again with its key, it is answered with what stands there by then: that is checked as "already so".
  const isOwn = at.history.decided?.decision.kind === "change";
  if (isOwn && !isRight) report(`${number} was answered with another state than it left`);
  return decision.changes;
}
