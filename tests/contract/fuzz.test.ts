import { beforeAll, describe, expect, test } from "@jest/globals";
import { authOperations } from "@parley/contracts/schemas/openapi/auth-api";
import { discussionOperations } from "@parley/contracts/schemas/openapi/discussion-operations";
import type { Operation } from "@parley/contracts/schemas/openapi/operation";
import { parse } from "@parley/service-kit/http/parse";
import { isAppError } from "@parley/service-kit/problem";
import fc from "fast-check";
import { describeProduct } from "../support/describe-product.ts";
import { nearSchema } from "../support/near-schema.ts";
import { type Actor, unique } from "../support/product-people.ts";

/** Of each call's bodies: so many are parsed, and so many of them sent. */
const CASES = { parsed: 1_000, sent: 200 };
const SEED = 43;
/** At once, so that many take little time. */
const AT_ONCE = 20;

const withBody = [...authOperations, ...discussionOperations].flatMap((operation) => {
  const { method, path, body } = operation;
  return body ? [[`${method} ${path}`, { operation, body }] as const] : [];
});

describe.each(withBody)("[T43] %s, any body", (_name, { body }) => {
  test("parsed → what the schema says, or invalid-input that names what is wrong", () => {
    const property = fc.property(nearSchema(body), (value) => {
      try {
        parse(body, value);
      } catch (error) {
        if (!isAppError(error, "invalid-input")) throw error;
        expect(error.members["errors"]).not.toEqual([]);
      }
    });
    fc.assert(property, { numRuns: CASES.parsed, seed: SEED });
  });
});

await describeProduct("[T43] any body", (product) => {
  const { call, aReader, anArticle, chief, post, thread } = product;
  let ids: Record<string, string>;
  beforeAll(async () => {
    const [author, article] = [await aReader(), anArticle()];
    const comment = await post(author, article);
    ids = { ...article, commentId: comment.id, accountId: (await aReader()).id };
  });

  /** Whoever may do most there, so that bodies come as far as they can. */
  const callerOf = async ({ caller, path }: Operation): Promise<Actor | undefined> => {
    if (caller === "anyone" || caller === "cookie") return undefined;
    // What a person does to the own account is not done to an admin's.
    return path.startsWith("/auth/v1/accounts") || caller !== "person" ? chief() : aReader();
  };
  const pathOf = ({ path }: Operation): string =>
    path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? ids["accountId"] ?? "");

  async function send(operation: Operation, as: Actor | undefined, body: unknown): Promise<number> {
    const asked = { as, key: unique("key"), body: JSON.stringify(body) };
    try {
      return (await call(operation.method.toUpperCase(), pathOf(operation), asked)).status;
    } catch (cause) {
      throw new Error(`sent ${asked.body.slice(0, 2_000)}`, { cause });
    }
  }

  describe.each(withBody)("%s", (_name, { operation, body: schema }) => {
    test("sent → an answer that the contract knows, never 5xx", async () => {
      const bodies = fc.sample(nearSchema(schema), { numRuns: CASES.sent, seed: SEED });
      const as = await callerOf(operation);
      const statuses = new Set<number>();
      for (let start = 0; start < bodies.length; start += AT_ONCE) {
        const together = bodies.slice(start, start + AT_ONCE);
        const sent = together.map((body) => send(operation, as, body));
        for (const status of await Promise.all(sent)) statuses.add(status);
      }
      expect(statuses).toContain(400);
    });
  });

  test("afterwards → it still serves", async () => {
    expect((await thread(anArticle())).comments).toEqual([]);
  });
});
