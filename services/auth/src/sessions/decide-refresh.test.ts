import { describe, expect, test } from "@jest/globals";
import { decideRefresh, type TokenChain } from "./decide-refresh.ts";
import { sessionTimeLeft } from "./session-limits.ts";

const T = Date.parse("2026-02-01T10:00:00.000Z");
const chain: TokenChain = { current: "c", parent: "p", madeAt: T, salt: "s", keyId: "k" };

describe("[F5] decideRefresh", () => {
  test.each([
    ["the newest", "c", 0, "advance"],
    ["the newest, weeks later", "c", 20 * 86_400_000, "advance"],
    ["its parent at once", "p", 0, "repeat"],
    ["its parent within 10 s", "p", 10_000, "repeat"],
    ["its parent after 10 s", "p", 10_001, "replace"],
    ["[T25] older, at once", "g", 0, "end-family"],
    ["older, late", "g", 60_000, "end-family"],
  ] as const)("%s → %s after %d ms: %s", (_what, hash, after, decision) => {
    expect(decideRefresh(chain, hash, T + after)).toBe(decision);
  });

  test("a session's first token has no parent → anything else ends the family", () => {
    expect(decideRefresh({ ...chain, parent: null, salt: null }, "x", T)).toBe("end-family");
  });
});

describe("[T26] sessionTimeLeft", () => {
  const day = 86_400_000;
  const at = (days: number) => new Date(T + days * day).toISOString();
  test.each([
    ["used now", 0, 0, 30],
    ["unused for 29 days", 0, 29, 1],
    ["unused for 30 days", 0, 30, 0],
    ["used daily, 179 days old", 179, 179, 1],
    ["used daily, 180 days old", 180, 180, 0],
  ])("%s → %d", (_what, usedOnDay, today, left) => {
    const times = { createdAt: at(0), lastUsedAt: at(usedOnDay) };
    expect(sessionTimeLeft(times, T + today * day) / day).toBe(left);
  });
});
