import { codeOf } from "./code-of.ts";
import { scrubLine } from "./scrub-line.ts";

const NO_FOLDER = ["EACCES", "EPERM", "EROFS", "ENOTDIR", "ENOENT", "EEXIST", "ENOSPC"];

/** Ends a process that could not start: one line on standard error for the person who started it, exit code 1. */
export function failStart(error: unknown): never {
  process.stderr.write(`parley: cannot start: ${startFailure(error)}\n`);
  process.exit(1);
}

/** In one line: what is wrong and, where we know, what to do. */
function startFailure(error: unknown): string {
  if (typeof error !== "object" || error === null) return oneLine(String(error));
  const message = "message" in error ? String(error.message) : "";
  const code = codeOf(error);
  if (NO_FOLDER.includes(code) && "path" in error) {
    return `${String(error.path)} cannot be used (${code}): DATA_DIR must be a folder that this user can write`;
  }
  return oneLine(message || code || "an unknown error");
}

const oneLine = (text: string): string => scrubLine(text.trim().split(/\s*\n\s*/)[0] ?? "");
