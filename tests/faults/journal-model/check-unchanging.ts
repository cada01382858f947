import { isDeepStrictEqual } from "node:util";
import type { Decision } from "@parley/service-kit/journal/port";
import type { CommandHistory } from "./history.ts";
import type { Replay } from "./replay-entry.ts";

/** After entry `n` and the commands `before`, the first ones of the entry that follows. */
export interface Point<Command, Outcome> {
  readonly n: number;
  readonly before: readonly CommandHistory<Command, Outcome>[];
}

/** [J1] A refusal, and "already so", must be right at some point between question and answer: looks whether it is here. */
export async function checkUnchanging<State, Command, Needs, Outcome>(
  replay: Replay<State, Command, Needs, Outcome>,
  point: Point<Command, Outcome>,
): Promise<void> {
  for (const history of replay.unjustified) {
    const last = point.before.length > 0 ? point.n + 1 : point.n;
    if (history.from > point.n || history.to < last || !history.decided) continue;
    const again = await decideHere(replay, point, history);
    if (again && isSame(again, history.decided.decision)) replay.unjustified.delete(history);
  }
}

async function decideHere<State, Command, Needs, Outcome>(
  { run, stream, views }: Replay<State, Command, Needs, Outcome>,
  { before }: Point<Command, Outcome>,
  history: CommandHistory<Command, Outcome>,
): Promise<Decision<Outcome> | null> {
  const { kind, load } = run.world;
  const needs = [...before, history].map(({ command }) => kind.needs(command));
  const state = await load(views, { stream, head: views.head }, needs);
  const moment = history.decided?.moment;
  if (!moment) return null;
  for (const { command } of before) {
    const decision = kind.decide(state, command, moment);
    if (decision.kind === "change") kind.evolve(state, decision.changes);
  }
  return kind.decide(state, history.command, moment);
}

function isSame<Outcome>(one: Decision<Outcome>, other: Decision<Outcome>): boolean {
  return isDeepStrictEqual(one, other);
}
