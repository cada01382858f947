import { describe, expect, test } from "@jest/globals";
import { describeProduct } from "../support/describe-product.ts";
import type { Actor } from "../support/product-people.ts";

await describeProduct(
  "rate limits",
  (product) => {
    const { call, aReader, anArticle, post, tryPost } = product;

    describe("[T79] comments", () => {
      async function postUntilLimited(author: Actor) {
        for (let count = 0; count < 100; count += 1) {
          const answer = await tryPost(author, anArticle());
          if (answer.status !== 201) return answer;
        }
        throw new Error("never limited");
      }

      test("too many of a person → 429 with Retry-After; another person → 201", async () => {
        const limited = await postUntilLimited(await aReader());
        expect([limited.status, limited.code]).toEqual([429, "rate-limited"]);
        expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
        await post(await aReader(), anArticle());
      });

      test("[J2] [T117] again under a key that is stored → the comment, whatever the limit", async () => {
        const author = await aReader();
        const article = anArticle();
        const sent = { body: "kept", key: "kept" };
        const { id } = await post(author, article, sent);
        await postUntilLimited(author);
        expect((await post(author, article, sent)).id).toBe(id);
      });
    });

    test("[T82] thirty at once → so many are there as were answered with 201, the others 429", async () => {
      const author = await aReader();
      const article = anArticle();
      const all = await Promise.all(Array.from({ length: 30 }, () => tryPost(author, article)));
      const taken = all.filter(({ status }) => status === 201).length;
      const refused = all.filter(({ code }) => code === "rate-limited").length;
      expect([taken + refused, refused > 0]).toEqual([30, true]);
      expect((await product.thread(article)).article.commentCount).toBe(taken);
    });

    test("[T79] votes, reports, edits without end → 429", async () => {
      const [author, other] = [await aReader(), await aReader()];
      const { id } = await post(author, anArticle());
      const at = `/api/v1/comments/${id}`;
      const calls: [string, string, (n: number) => object, Actor][] = [
        ["PUT", `${at}/vote`, (n) => ({ value: n % 2 }), other],
        ["POST", `${at}/reports`, () => ({ reason: "spam" }), other],
        ["PATCH", at, (n) => ({ body: `text ${n}` }), author],
      ];
      for (const [method, path, bodyOf, as] of calls) {
        const statuses: number[] = [];
        for (let n = 0; n < 70 && statuses.at(-1) !== 429; n += 1) {
          statuses.push((await call(method, path, { as, body: bodyOf(n) })).status);
        }
        expect([path, statuses.at(-1), statuses.length > 5]).toEqual([path, 429, true]);
      }
    });

    test("[T80] [T7] guessing: an account and an unknown address → made to wait alike", async () => {
      const { email } = await aReader();
      const guess = async (address: string) => {
        const body = { email: address, password: "not the password of anybody" };
        const statuses: number[] = [];
        for (let count = 0; count < 12; count += 1)
          statuses.push((await call("POST", "/auth/v1/login", { body })).status);
        return statuses;
      };
      const guessed = await guess(email);
      expect(guessed).toEqual(await guess("nobody-at-all@example.org"));
      expect(guessed.at(0)).toBe(401);
      expect(guessed.at(-1)).toBe(429);
    });
  },
  { RATE_LIMITS: "on" },
);
