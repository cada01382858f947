import type { Decision, Moment, Refusal, StreamKind } from "@parley/service-kit/journal/port";

/** A command with a number of its own, by which it is found again in the entries. */
export interface Numbered<Command> {
  readonly number: number;
  readonly command: Command;
}

export type Answer<Outcome> =
  | { readonly kind: "outcome"; readonly outcome: Outcome }
  | { readonly kind: "refused"; readonly refusal: Pick<Refusal, "code" | "detail"> }
  | { readonly kind: "unknown" };

/** What became of one command. */
export interface CommandHistory<Command, Outcome> extends Numbered<Command> {
  readonly stream: string;
  /** When it was first submitted, somebody had an answer from that entry. */
  readonly from: number;
  /** When it was answered, that was the last entry there was. */
  to: number;
  answer: Answer<Outcome>;
  /** As it was decided last. */
  decided: { readonly decision: Decision<Outcome>; readonly moment: Moment } | null;
}

const MARK = "model";

/**
 * The kind itself, but for what the model must know: how each command was decided, and, as a line in the entry's log, which
 * commands changed something, in which order.
 */
export function observedKind<State, Command, Needs, Outcome>(
  kind: StreamKind<State, Command, Needs, Outcome>,
  histories: readonly CommandHistory<Command, Outcome>[],
): StreamKind<State, Numbered<Command>, Needs, Outcome> {
  return {
    needs: ({ command }) => kind.needs(command),
    decide(state, { number, command }, moment) {
      const decision = kind.decide(state, command, moment);
      const history = histories[number];
      if (history) history.decided = { decision, moment };
      if (decision.kind !== "change") return decision;
      const line = { site: MARK, action: `${number}`, actor: null };
      const { changes } = decision;
      return { ...decision, changes: { ...changes, log: [...changes.log, line] } };
    },
    evolve: (state, changes) => kind.evolve(state, changes),
  };
}

/** The commands that an entry holds, in order, and its log without the model's lines. */
export function commandsOf<Line extends { site: string; action: string }>(log: readonly Line[]) {
  return {
    numbers: log.filter(({ site }) => site === MARK).map(({ action }) => Number(action)),
    log: log.filter(({ site }) => site !== MARK),
  };
}
