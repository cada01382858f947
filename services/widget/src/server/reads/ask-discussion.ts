import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { AppError } from "@parley/service-kit/problem";
import type * as z from "zod";

export interface Question<T> {
  /** Path and query on the discussion service's internal listener. */
  path: string;
  schema: z.ZodType<T>;
}

/** What the discussion service said. Another value has another etag. */
export interface Known<T> {
  value: T;
  etag: string;
}

export interface AskDiscussionDeps {
  baseUrl: string;
  serviceToken: string;
  now(): number;
  /** How long an answer is trusted without asking, and how long a question may be joined. [P3] */
  trustMs: number;
  /** Bound of all kept answers, as length of their JSON. */
  maxKeptLength: number;
}

/**
 * null where the other side knows no such thing. `fresh` forces the look at the other side. Concurrent questions
 * share one request. Throws AppError "invalid-input" where the other side refuses the question, and
 * "store-unavailable" where it does not answer within five seconds.
 */
export type AskDiscussion = <T>(question: Question<T>, fresh: boolean) => Promise<Known<T> | null>;

interface Kept {
  known: Known<unknown>;
  length: number;
  checkedAt: number;
}

interface Flight {
  startedAt: number;
  answer: Promise<Kept | null>;
}

const TIME_LIMIT_MS = 5_000;

export function createAskDiscussion(deps: AskDiscussionDeps): AskDiscussion {
  const kept = new LRUCache<string, Kept>({
    maxSize: deps.maxKeptLength,
    sizeCalculation: (answer) => answer.length + 200,
  });
  const flights = new Map<string, Flight>();

  async function look(question: Question<unknown>, fresh: boolean): Promise<Kept | null> {
    const checkedAt = deps.now();
    const before = kept.get(question.path);
    const response = await request(deps, question, { etag: before?.known.etag, fresh });
    const answer =
      response.status === 304 && before ? before : await keptOf(question, response, checkedAt);
    if (answer === null) kept.delete(question.path);
    else kept.set(question.path, { ...answer, checkedAt });
    return answer;
  }

  function join(question: Question<unknown>, fresh: boolean): Promise<Kept | null> {
    const flight = flights.get(question.path);
    if (flight && !fresh && deps.now() - flight.startedAt < deps.trustMs) return flight.answer;
    const started: Flight = { startedAt: deps.now(), answer: look(question, fresh) };
    flights.set(question.path, started);
    const land = (): void => {
      if (flights.get(question.path) === started) flights.delete(question.path);
    };
    started.answer.then(land, land);
    return started.answer;
  }

  return async <T>(question: Question<T>, fresh: boolean): Promise<Known<T> | null> => {
    const held = kept.get(question.path);
    const trusted = held && !fresh && deps.now() - held.checkedAt < deps.trustMs;
    const answer = trusted ? held : await join(question, fresh);
    // A path is always asked with the same schema, which has read what is kept under it.
    return answer && (answer.known as Known<T>);
  };
}

async function request(
  deps: AskDiscussionDeps,
  question: Question<unknown>,
  look: { etag: string | undefined; fresh: boolean },
): Promise<Response> {
  const authorization = `Bearer ${deps.serviceToken}`;
  const headers: Record<string, string> = { accept: "application/json", authorization };
  if (look.etag) headers["if-none-match"] = look.etag;
  if (look.fresh) headers["cache-control"] = "no-cache";
  try {
    const signal = AbortSignal.timeout(TIME_LIMIT_MS);
    return await fetch(deps.baseUrl + question.path, { headers, signal, redirect: "error" });
  } catch (cause) {
    throw new AppError("store-unavailable", "the discussion service does not answer", { cause });
  }
}

async function keptOf(
  question: Question<unknown>,
  response: Response,
  checkedAt: number,
): Promise<Kept | null> {
  const text = await response.text();
  if (response.status === 404) return null;
  if (response.status === 400) throw new AppError("invalid-input", "not an address of this page");
  if (!response.ok) {
    throw new AppError("store-unavailable", `the discussion service answers ${response.status}`);
  }
  const value = question.schema.parse(JSON.parse(text));
  const etag = response.headers.get("etag") ?? hashOf(text);
  return { known: { value, etag }, length: text.length, checkedAt };
}

function hashOf(text: string): string {
  return `"${createHash("sha256").update(text).digest("base64url")}"`;
}
