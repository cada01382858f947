import { pino, type DestinationStream, type Logger } from "pino";
import { scrubLine } from "./scrub-line.ts";

export type { Logger };

/**
 * JSON lines to standard error, one event a line: `log.info({ event: "comment.posted", commentId }, "comment posted")`.
 * `error` means that a person must act. Each line is scrubbed of secrets, addresses and names of people's networks.
 */
export function createLogger(
  level: string,
  destination: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    hooks: { streamWrite: scrubLine },
  };
  return pino(options, destination);
}
