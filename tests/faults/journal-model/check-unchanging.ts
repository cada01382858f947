import type { Replay } from "./replay-entry.ts";
import { isSameAnswer } from "./same-answer.ts";

/**
 * [J1] A refusal, and "already so", must be right at some point between question and answer: looks whether it is here, after
 * entry `n` or some of its commands.
 */
export async function checkUnchanging<State, Command, Needs, Outcome>(
  { run, stream, views, unjustified }: Replay<State, Command, Needs, Outcome>,
  n: number,
): Promise<void> {
  const { kind, load } = run.world;
  for (const history of unjustified) {
    if (history.from > n || history.to < n || !history.decided) continue;
    const { decision, moment } = history.decided;
    const needs = [kind.needs(history.command)];
    const state = await load(views, { stream, head: views.head }, needs);
    const again = kind.decide(state, history.command, moment);
    if (isSameAnswer(again, decision)) unjustified.delete(history);
  }
}
