import { checkUnchanging } from "./check-unchanging.ts";
import { checkViews } from "./check-views.ts";
import { createFoldedViews } from "./folded-views.ts";
import type { CommandHistory } from "./history.ts";
import type { ModelRun } from "./model-run.ts";
import { type Replay, replayEntry } from "./replay-entry.ts";
import { storedEntries } from "./stored-entries.ts";

/** What the run violates; empty: nothing. */
export async function checkHistory<State, Command, Needs, Outcome>(
  run: ModelRun<State, Command, Needs, Outcome>,
): Promise<string[]> {
  const violations: string[] = [];
  const streams = new Set(run.histories.map(({ stream }) => stream));
  for (const stream of streams) {
    const replay: Replay<State, Command, Needs, Outcome> = {
      run,
      stream,
      views: createFoldedViews(),
      entryOf: new Map(),
      unjustified: new Set(
        run.histories.filter((one) => one.stream === stream && isUnchanging(one)),
      ),
      report: (violation) => violations.push(`${stream}: ${violation}`),
    };
    const entries = storedEntries(run, stream, replay.report);
    for (const entry of entries) await replayEntry(replay, entry);
    await checkUnchanging(replay, entries.length);
    for (const { number, command, answer } of replay.unjustified)
      replay.report(`nothing ever was so that ${number} ${text(command)} got ${text(answer)}`);
    checkViews(run, replay, entries.length);
    for (const one of run.histories) if (one.stream === stream) checkAnswer(one, replay);
  }
  return violations;
}

function isUnchanging({ answer, decided }: CommandHistory<unknown, unknown>): boolean {
  return answer.kind !== "unknown" && decided !== null && decided.decision.kind !== "change";
}

/** Who was told that it is done has it in an entry; who was refused has not. */
function checkAnswer(
  { number, command, answer, decided }: CommandHistory<unknown, unknown>,
  { entryOf, report }: Pick<Replay<unknown, unknown, unknown, unknown>, "entryOf" | "report">,
): void {
  const isDone = answer.kind === "outcome" && decided?.decision.kind === "change";
  if (isDone && !entryOf.has(number)) report(`${number} ${text(command)} was answered and is lost`);
  if (answer.kind === "refused" && entryOf.has(number))
    report(`${number} ${text(command)} was refused and is done`);
}

const text = (value: unknown): string => JSON.stringify(value);
