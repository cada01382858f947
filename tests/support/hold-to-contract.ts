import { STATUS_OF, type ErrorCode } from "@parley/contracts/error-codes";
import { authOperations } from "@parley/contracts/schemas/openapi/auth-api";
import { discussionOperations } from "@parley/contracts/schemas/openapi/discussion-operations";
import type { Operation } from "@parley/contracts/schemas/openapi/operation";
import { commentSchema } from "@parley/contracts/schemas/comment";
import { problemSchema } from "@parley/contracts/schemas/problem";
import { sanctionSchema } from "@parley/contracts/schemas/moderation";
import { publicSiteSchema, siteSchema } from "@parley/contracts/schemas/site";
import * as z from "zod";
import { strictSchema } from "./strict-schema.ts";

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

interface Known {
  readonly operation: Operation;
  readonly path: RegExp;
  readonly schema: z.ZodType | undefined;
}

const known: readonly Known[] = [...authOperations, ...discussionOperations].map((operation) => ({
  operation,
  path: new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`),
  schema: operation.answer.schema && strictSchema(seenBy(operation)),
}));

/** Admins see more of a site than everybody does; the document names what everybody sees. */
function seenBy({ path, method, answer }: Operation): z.ZodType {
  const isSite = method === "get" && path === "/api/v1/sites/{siteId}";
  return isSite ? z.union([publicSiteSchema, siteSchema]) : (answer.schema ?? z.undefined());
}

const strictProblem = z.strictObject({
  ...problemSchema.shape,
  // The members that the contract names.
  reason: z.string().optional(),
  sanction: strictSchema(sanctionSchema).optional(),
  current: strictSchema(commentSchema).optional(),
});

/**
 * Throws where an answer is not what the contract says of that call: the status and shape of its row, or a problem with
 * a code of its own status. Every answer of the wire tests goes through here.
 */
export function holdToContract(method: string, path: string, answer: RawAnswer): void {
  // Pages answer pages.
  if (!/^\/(api|auth)\//.test(path)) return;
  if (answer.status >= 400) return holdProblem(answer);
  const found = known.find(
    ({ operation, path: pattern }) =>
      operation.method === method.toLowerCase() && pattern.test(path.split("?")[0] ?? ""),
  );
  if (!found) return;
  const { status } = found.operation.answer;
  // 304 has no body to look at.
  if (answer.status === 304) return;
  if (answer.status !== status) throw new Error(`${answer.status} instead of ${status}`);
  if (!found.schema) return;
  const type = answer.headers.get("content-type") ?? "none";
  if (!/^application\/json(; charset=utf-8)?$/.test(type)) throw new Error(`content type ${type}`);
  found.schema.parse(JSON.parse(answer.text));
}

function holdProblem({ status, headers, text }: RawAnswer): void {
  const type = headers.get("content-type") ?? "none";
  if (!type.startsWith("application/problem+json"))
    throw new Error(`content type ${type}: ${text}`);
  const problem = strictProblem.parse(JSON.parse(text));
  const statusOfCode: number = STATUS_OF[problem.code as ErrorCode];
  if (problem.status !== status || statusOfCode !== status) {
    throw new Error(`${status} with the problem ${problem.code} of status ${problem.status}`);
  }
  if (status >= 500 && status !== 503) throw new Error(`a bug: ${text}`);
  const wait = Number(headers.get("retry-after") ?? "0");
  if ((status === 429 || status === 503) && !(wait >= 1)) throw new Error("no Retry-After");
}

/** A comment as it comes by the socket. */
export const strictComment = strictSchema(commentSchema);
