import { setTimeout as pause } from "node:timers/promises";
import { sessionGrantSchema } from "@parley/contracts/schemas/account";
import { threadPageSchema } from "@parley/contracts/schemas/article";
import { commentSchema } from "@parley/contracts/schemas/comment";
import { problemSchema } from "@parley/contracts/schemas/problem";
import type { Comment } from "@parley/contracts/types";
import { AppError, isAppError } from "@parley/service-kit/problem";

/** The few calls that seeding needs, each waited for. Throws AppError with the code that the product answers. */
export interface ProductApi {
  register(person: { name: string; email: string; password: string }): Promise<string>;
  thread(articleId: string): Promise<SeenThread>;
  /** Answers the comment's id. */
  post(articleId: string, comment: NewPost): Promise<string>;
  vote(commentId: string, token: string): Promise<void>;
}

/** The first hundred roots and twenty replies of each: more than is ever seeded. */
export interface SeenThread {
  seq: number;
  comments: readonly Pick<Comment, "id" | "content">[];
}

export interface NewPost {
  token: string;
  key: string;
  body: string;
  parentId: string | undefined;
  article: { url: string; title: string };
}

interface Call {
  method: "GET" | "POST" | "PUT";
  path: string;
  token?: string;
  key?: string;
  body?: unknown;
}

export interface ProductApiOptions {
  origin: string;
  siteId: string;
  /** Ends the call under way, and the seeding with it. */
  signal: AbortSignal;
}

const MAY_BE_ASKED_AGAIN = new Set(["rate-limited", "overloaded", "store-unavailable"]);

export function createProductApi({ origin, siteId, signal }: ProductApiOptions): ProductApi {
  const send = async (call: Call): Promise<unknown> => {
    const headers: Record<string, string> = { "content-type": "application/json" };
    if (call.token) headers["authorization"] = `Bearer ${call.token}`;
    if (call.key) headers["idempotency-key"] = call.key;
    const response = await fetch(origin + call.path, {
      method: call.method,
      headers,
      signal,
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
    });
    const answer: unknown = await response.json();
    if (response.ok) return answer;
    const { code, detail } = problemSchema.parse(answer);
    const retryAfterSeconds = Number(response.headers.get("retry-after")) || 1;
    throw new AppError(code, detail, { retryAfterSeconds });
  };
  // The limits are for everybody: whoever is asked to wait waits.
  const call = async (wanted: Call): Promise<unknown> => {
    try {
      return await send(wanted);
    } catch (error) {
      if (!isAppError(error) || !MAY_BE_ASKED_AGAIN.has(error.code)) throw error;
      await pause(1_000 * (error.retryAfterSeconds ?? 1), undefined, { signal });
      return call(wanted);
    }
  };
  const article = (id: string): string =>
    `/api/v1/sites/${siteId}/articles/${encodeURIComponent(id)}`;
  return {
    async register(person) {
      const body = { ...person, acceptedRules: true, session: "body" };
      const answer = await call({ method: "POST", path: "/auth/v1/register", body });
      return sessionGrantSchema.parse(answer).accessToken;
    },
    async thread(articleId) {
      const path = `${article(articleId)}/thread?sort=oldest&limit=100&replies=20`;
      return threadPageSchema.parse(await call({ method: "GET", path }));
    },
    async post(articleId, { token, key, body, parentId, article: about }) {
      const answer = await call({
        method: "POST",
        path: `${article(articleId)}/comments`,
        token,
        key,
        body: { body, parentId, article: about },
      });
      return commentSchema.parse(answer).id;
    },
    async vote(commentId, token) {
      const path = `/api/v1/comments/${commentId}/vote`;
      await call({ method: "PUT", path, token, body: { value: 1 } });
    },
  };
}
