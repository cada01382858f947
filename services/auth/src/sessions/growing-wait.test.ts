import { describe, expect, test } from "@jest/globals";
import { isAppError } from "@parley/service-kit/problem";
import { createGrowingWait } from "./growing-wait.ts";

describe("growing wait", () => {
  const start = () => {
    const clock = { ms: 0 };
    const wait = createGrowingWait({
      free: 3,
      firstWaitMs: 1_000,
      longestWaitMs: 4_000,
      now: () => clock.ms,
    });
    /** Seconds to wait; 0: the attempt was let through. */
    const attempt = (key = "a"): number => {
      try {
        wait.take(key);
        return 0;
      } catch (error) {
        if (isAppError(error, "rate-limited")) return error.retryAfterSeconds ?? NaN;
        throw error;
      }
    };
    return { clock, wait, attempt };
  };

  test("attempts after the free ones → waits that double, up to the longest", () => {
    const { clock, attempt } = start();
    expect([attempt(), attempt(), attempt()]).toEqual([0, 0, 0]);
    for (const seconds of [1, 2, 4, 4]) {
      expect(attempt()).toBe(seconds);
      clock.ms += seconds * 1_000;
      expect(attempt()).toBe(0);
    }
  });

  test("many at once → no more than the free ones pass", () => {
    const { attempt } = start();
    const passed = Array.from({ length: 50 }, () => attempt()).filter((seconds) => seconds === 0);
    expect(passed).toHaveLength(3);
  });

  test("another key → not concerned", () => {
    const { attempt } = start();
    for (let i = 0; i < 4; i += 1) attempt("a");
    expect(attempt("b")).toBe(0);
  });

  test("a good attempt, or the longest wait waited out twice → afresh", () => {
    const { clock, wait, attempt } = start();
    for (let i = 0; i < 4; i += 1) attempt();
    wait.forget("a");
    expect([attempt(), attempt(), attempt()]).toEqual([0, 0, 0]);
    clock.ms += 9_001;
    expect([attempt(), attempt(), attempt()]).toEqual([0, 0, 0]);
    expect(attempt()).toBe(1);
  });
});
