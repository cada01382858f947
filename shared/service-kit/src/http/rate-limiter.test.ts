import { expect, test } from "@jest/globals";
import { isAppError } from "../problem.ts";
import { createRateLimiter } from "./rate-limiter.ts";

const options = { name: "posts", points: 5, perSeconds: 60, enabled: true };

test("[T82] rate limiter: 200 at once → exactly the limit", async () => {
  const limiter = createRateLimiter(options);
  const results = await Promise.allSettled(Array.from({ length: 200 }, () => limiter.take("a")));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
});

test("[T79] rate limiter: one too many → rate-limited with the wait; another key is free", async () => {
  const limiter = createRateLimiter(options);
  await limiter.take("a", 5);
  const refusal: unknown = await limiter.take("a").catch((error: unknown) => error);
  expect(isAppError(refusal, "rate-limited")).toBe(true);
  expect(isAppError(refusal) && refusal.retryAfterSeconds).toBeGreaterThan(0);
  expect(isAppError(refusal) && refusal.retryAfterSeconds).toBeLessThanOrEqual(60);
  await limiter.take("b");
});

test("rate limiter: a refund → may be taken again; peek tells what is left", async () => {
  const limiter = createRateLimiter(options);
  await limiter.take("a", 5);
  expect(await limiter.peek("a")).toMatchObject({ remaining: 0 });
  await limiter.refund("a");
  expect(await limiter.peek("a")).toEqual({ remaining: 1, retryAfterSeconds: 0 });
  await limiter.take("a");
  expect(await limiter.peek("b")).toEqual({ remaining: 5, retryAfterSeconds: 0 });
});

test("rate limiter: off → never refuses", async () => {
  const limiter = createRateLimiter({ ...options, enabled: false });
  for (let i = 0; i < 50; i += 1) await limiter.take("a");
  expect(await limiter.peek("a")).toEqual({ remaining: 5, retryAfterSeconds: 0 });
});
