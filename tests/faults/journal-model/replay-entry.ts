import { isDeepStrictEqual } from "node:util";
import { mergeChanges } from "@parley/service-kit/journal/merge-changes";
import type { Changes } from "@parley/service-kit/journal/port";
import type { NewEntry } from "@parley/service-kit/journal/stepped/steps";
import { checkUnchanging } from "./check-unchanging.ts";
import type { FoldedViews } from "./folded-views.ts";
import { type CommandHistory, commandsOf } from "./history.ts";
import type { ModelRun, Report } from "./model-run.ts";
import { isSameAnswer } from "./same-answer.ts";

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

/** The entry's commands, decided again, each on exactly what those before it left: as if each had its own entry. */
export async function replayEntry<State, Command, Needs, Outcome>(
  replay: Replay<State, Command, Needs, Outcome>,
  entry: NewEntry,
): Promise<void> {
  const { run, stream, views, report } = replay;
  const { numbers, log } = commandsOf(entry.log);
  const histories = numbers.flatMap((number) => run.histories[number] ?? []);
  const all: Changes[] = [];
  for (const history of histories) {
    await checkUnchanging(replay, all.length === 0 ? entry.n - 1 : entry.n);
    const needs = [run.world.kind.needs(history.command)];
    const state = await run.world.load(views, { stream, head: views.head }, needs);
    const changes = decideAgain(replay, { state, history, entry });
    if (!changes) return;
    views.apply(stream, entry, changes);
    all.push(changes);
  }
  const { marks, totals, payload } = entry;
  if (!isDeepStrictEqual(mergeChanges(all), { ...payload, marks, totals, log }))
    report(`entry ${entry.n} is not what a serial run makes of it`);
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
  const isRight = answer.kind !== "outcome" || isSameAnswer(answer.outcome, decision.outcome);
  // Asked again with its key, it is answered with what stands there by then: that is checked as "already so".
  const isOwn = at.history.decided?.decision.kind === "change";
  if (isOwn && !isRight) report(`${number} was answered with another state than it left`);
  return decision.changes;
}
