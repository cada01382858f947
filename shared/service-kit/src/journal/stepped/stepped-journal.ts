import { AppError, isAppError } from "../../problem.ts";
import { type Decision, type Journal, JOURNAL_LIMITS } from "../port.ts";
import { refusalError } from "../refusal-error.ts";
import { type BatchDeps, runBatch } from "./run-batch.ts";

/** Commands that may wait for one stream; more are `overloaded`. */
const WAITING_MAX = 16 * JOURNAL_LIMITS.batchCommands;

interface Waiting<Command, Outcome> {
  readonly command: Command;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

/**
 * A journal over a store's single steps, without a transaction (J3–J6, J9). In one process one batch of a stream is
 * under way at a time; what comes meanwhile waits and goes together [J6].
 */
export function createSteppedJournal<State, Command, Needs, Outcome>(
  deps: BatchDeps<State, Command, Needs, Outcome>,
): Journal<Command, Outcome> {
  type Queue = Waiting<Command, Outcome>[];
  const queues = new Map<string, Queue>();

  async function drain(stream: string, queue: Queue): Promise<void> {
    let size = queue.length;
    while (queue.length > 0) {
      size = Math.min(size, queue.length, JOURNAL_LIMITS.batchCommands);
      const isBroken = await answerSome(stream, queue, size);
      // Half of them, until the one that cannot be decided stands alone: it must not take the others with it.
      size = isBroken ? Math.ceil(size / 2) : JOURNAL_LIMITS.batchCommands;
    }
    queues.delete(stream);
  }

  /** true: one of several commands could not be decided, and none is answered. */
  async function answerSome(stream: string, queue: Queue, size: number): Promise<boolean> {
    try {
      const commands = queue.slice(0, size).map(({ command }) => command);
      const result = await runBatch(deps, stream, commands);
      if (!("broken" in result)) {
        const answered = queue.splice(0, result.decisions.length);
        for (const [index, one] of answered.entries()) settle(one, result.decisions[index]);
        // The answers are out: a failure here is nobody's, and the next writer finds the payload and removes it.
        if (result.entry) await deps.steps.removePayload(stream, result.entry.n).catch(() => {});
        return false;
      }
      if (size > 1) return true;
      queue.shift()?.reject(result.broken);
    } catch (error) {
      // Where the store does not answer, those who wait behind would only wait for the same.
      const isAway = isAppError(error, "store-unavailable");
      for (const one of queue.splice(0, isAway ? queue.length : size)) one.reject(error);
    }
    return false;
  }

  return {
    submit: (stream, command) =>
      new Promise((resolve, reject) => {
        const one = { command, resolve, reject };
        const queue = queues.get(stream);
        if (!queue) {
          const fresh = [one];
          queues.set(stream, fresh);
          void drain(stream, fresh);
        } else if (queue.length < WAITING_MAX) queue.push(one);
        else reject(new AppError("overloaded", "too many wait to write here; try again"));
      }),
  };
}

function settle<Outcome>(
  one: Waiting<unknown, Outcome>,
  decision: Decision<Outcome> | undefined,
): void {
  if (decision === undefined) one.reject(new Error("a command was left undecided"));
  else if (decision.kind === "refuse") one.reject(refusalError(decision.refusal));
  else one.resolve(decision.outcome);
}
