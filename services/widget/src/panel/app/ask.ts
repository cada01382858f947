import type { ErrorCode } from "@parley/contracts/error-codes";
import type { Comment, Problem } from "@parley/contracts/types";

/** `offline`: no answer came, so nobody knows whether the server heard. */
export type FailureCode = ErrorCode | "offline";

export type ProblemBody = Partial<Problem> & { current?: Comment };

/** An answer that is none. `problem` is what the server told, empty if it told nothing. */
export class AskError extends Error {
  readonly code: FailureCode;
  readonly problem: ProblemBody;
  readonly retryAfterSeconds: number;

  constructor(code: FailureCode, problem: ProblemBody = {}, retryAfterSeconds = 1) {
    super(problem.detail ?? code);
    this.name = "AskError";
    this.code = code;
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export interface Question {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  token?: string | null;
  idempotencyKey?: string;
  /** The store, not a cache, is asked. */
  fresh?: boolean;
}

const PATIENCE_MS = 20_000;

/** Asks our own origin. Throws AskError; nothing else. */
export async function ask<T>(path: string, question: Question = {}): Promise<T> {
  const response = await send(path, question).catch(() => {
    throw new AskError("offline");
  });
  if (response.status === 204) return JSON.parse("null");
  const answer = await response.json().catch(() => null);
  if (response.ok && answer !== null) return answer;
  const wait = Number(response.headers.get("Retry-After") ?? 1);
  throw new AskError(answer?.code ?? "internal", answer ?? {}, wait);
}

function send(path: string, { method, body, token, idempotencyKey, fresh }: Question) {
  const headers = new Headers();
  if (body !== undefined) headers.set("Content-Type", "application/json");
  if (token) headers.set("Authorization", `Bearer ${token}`);
  if (idempotencyKey) headers.set("Idempotency-Key", idempotencyKey);
  return fetch(path, {
    method: method ?? "GET",
    headers,
    credentials: "same-origin",
    cache: fresh ? "no-cache" : "default",
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}
