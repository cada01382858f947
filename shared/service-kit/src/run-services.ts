import { once } from "node:events";
import type { Logger } from "./logger.ts";
import { failStart } from "./start-failure.ts";
import { startServices, type RunningServices, type StartOptions } from "./start-services.ts";

export type { Bound } from "./start-services.ts";

export interface RunOptions extends StartOptions {
  /** After the lines are printed. What it rejects with is logged. */
  onListening?(running: RunningServices): void | Promise<void>;
}

/** From the first signal on. */
const STOP_LIMIT_MS = 25_000;

/**
 * The life of a process: starts, prints `internal on …` and `listening on …`, serves, and on SIGTERM or SIGINT drains
 * and exits with 0; another signal changes nothing. A failing start is one line on standard error and exit code 1.
 * An uncaught error is logged, then the process drains, closes its stores and exits with 1 for its keeper to restart.
 */
export async function runServices(options: RunOptions): Promise<never> {
  const { logger } = options;
  // Whoever read our lines may be gone; that is no reason to end.
  process.stdout.on("error", () => {});
  const stopAsked = whenStopAsked(logger);
  const crashed = whenCrashed(logger);
  const crashedAtStart = crashed.then((error) => Promise.reject(error));
  const running = await Promise.race([startServices(options), crashedAtStart]).catch(failStart);
  crashedAtStart.catch(() => {});
  process.stdout.write(`internal on ${running.internalUrl}\nlistening on ${running.url}\n`);
  logger.info({ event: "process.listening", url: running.url }, "listening");
  void told(options, running);
  const exitCode = await Promise.race([stopAsked.then(() => 0), crashed.then(() => 1)]);
  await running.stop();
  logger.info({ event: "process.stopped", exitCode }, "stopped");
  process.exit(exitCode);
}

async function told({ onListening, logger }: RunOptions, running: RunningServices): Promise<void> {
  try {
    await onListening?.(running);
  } catch (err) {
    logger.error({ event: "process.after-start-failed", err }, "what follows the start failed");
  }
}

async function whenStopAsked(logger: Logger): Promise<void> {
  // The listeners stay, so that a second signal does not end the process in the middle of draining.
  process.on("SIGTERM", () => {}).on("SIGINT", () => {});
  await Promise.race([once(process, "SIGTERM"), once(process, "SIGINT")]);
  endLater(logger);
}

function whenCrashed(logger: Logger): Promise<unknown> {
  return new Promise((resolve) => {
    const crash = (err: unknown): void => {
      logger.fatal({ event: "process.crashed", err }, "an error nobody caught");
      resolve(err);
      endLater(logger);
    };
    process.on("uncaughtException", crash).on("unhandledRejection", crash);
  });
}

function endLater(logger: Logger): void {
  setTimeout(() => {
    logger.error({ event: "process.stop-forced" }, "draining took too long");
    process.exit(1);
  }, STOP_LIMIT_MS).unref();
}
