import type { ErrorCode } from "@parley/contracts/error-codes";

/** Members that the contract adds to a problem of this code (`current`, `sanction`, `reason`, `errors` …). */
export type ProblemMembers = Readonly<Record<string, unknown>>;

export interface AppErrorOptions extends ErrorOptions {
  members?: ProblemMembers;
  /** Answered as `Retry-After`; 429 and 503 have 1 unless told. */
  retryAfterSeconds?: number;
}

/**
 * The one error class. `code` decides the status (contracts/error-codes); `detail` is told to the client, so it
 * names the field or the way out and never a secret, a path or a statement.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly members: ProblemMembers;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, detail: string, options: AppErrorOptions = {}) {
    super(detail, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.members = options.members ?? {};
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code);
}
