import { describe, expect, test } from "@jest/globals";
import type { Entry } from "@parley/service-kit/journal/port";
import { changesSince } from "./changes-since.ts";

/** A journal whose entry n changed these comments. */
function journalOf(entries: readonly (readonly string[])[]) {
  const all = entries.map((ids, i): Entry => ({
    stream: "s",
    n: i + 1,
    at: "2026-01-01T00:00:00.000Z",
    marks: ids.map((id) => ({ id, version: 1, shown: true })),
    totals: {},
    log: [],
  }));
  return {
    entries: async (_stream: string, after: number, limit: number) =>
      all.slice(after, after + limit),
  };
}

const since = (entries: readonly (readonly string[])[], from: number) =>
  changesSince({ journal: journalOf(entries) }, "s", { since: from, last: entries.length });
const numbered = (count: number, name = "c") =>
  Array.from({ length: count }, (_, i) => `${name}${i}`);

describe("changesSince", () => {
  test("nothing happened, or nothing since → no ids, where it stands", async () => {
    const nothing = { ids: [], more: false, resync: false };
    expect(await since([], 0)).toEqual({ ...nothing, seq: 0 });
    expect(await since([["a"], ["b"]], 2)).toEqual({ ...nothing, seq: 2 });
  });

  test("a comment changed twice, an entry without any → each id once, the last number", async () => {
    expect(await since([["a"], ["b"], [], ["a"]], 1)).toEqual({
      ids: ["b", "a"],
      seq: 4,
      more: false,
      resync: false,
    });
  });

  test("more than 500 comments → whole entries up to 500, and more from there on", async () => {
    const entries = Array.from({ length: 60 }, (_, i) => numbered(10, `e${i}.`));
    const first = await since(entries, 0);
    expect([first.ids.length, first.seq, first.more]).toEqual([500, 50, true]);
    const second = await since(entries, first.seq);
    expect([second.ids.length, second.seq, second.more]).toEqual([100, 60, false]);
  });

  test("one entry of more than 500 → whole, since half an entry has no number", async () => {
    const { ids, seq } = await since([numbered(600), ["x"]], 0);
    expect([ids.length, seq]).toEqual([600, 1]);
  });

  test("5,000 entries behind → told; 5,001, or ahead of the log → resync", async () => {
    const entries = Array.from({ length: 5_001 }, (_, i) => [`c${i % 7}`]);
    expect(await since(entries, 1)).toMatchObject({ seq: 5_001, resync: false, more: false });
    const behind = { ids: [], seq: 5_001, more: false, resync: true };
    expect(await since(entries, 0)).toEqual(behind);
    expect(await since(entries, 5_002)).toEqual(behind);
  });
});
