import { describe, expect, test } from "@jest/globals";
import { aNote, JANUARY, opener, type OpenJournal } from "./opened-journal.ts";

export function testEntries(open: OpenJournal): void {
  describe("entries", () => {
    const { start } = opener(open);

    test("a stream that nothing happened in → no head, no entries", async () => {
      const { journal, reads } = await start();
      await journal.submit("s", aNote("a"));
      expect(await reads.head("other")).toBeNull();
      expect(await reads.entries("other", 0, 10)).toEqual([]);
    });

    test("[J7] what stays of an entry → marks, totals and log, and no text", async () => {
      const { journal, reads } = await start();
      await journal.submit("s", aNote("a", { text: "SECRET" }));
      await journal.submit("s", { kind: "edit", id: "a", text: "SECRET too" });
      await journal.submit("s", { kind: "strike", id: "a", by: "m", reason: "spam" });
      const entries = await reads.entries("s", 0, 10);
      const at = new Date(JANUARY).toISOString();
      const strike = { action: "strike", actor: "m", comment: "a", reason: "spam", version: 3 };
      expect(entries).toEqual([
        written(1, { marks: [{ id: "a", version: 1, shown: true }], totals: { count: 1 } }),
        written(2, { marks: [{ id: "a", version: 2, shown: true }] }),
        written(3, {
          marks: [{ id: "a", version: 3, shown: false }],
          totals: { count: 0 },
          log: [{ site: "books", ...strike }],
        }),
      ]);
      expect(JSON.stringify(entries)).not.toContain("SECRET");

      function written(n: number, more: object) {
        return { stream: "s", n, at, marks: [], totals: {}, log: [], ...more };
      }
    });

    test("entries after n, at most so many → oldest first", async () => {
      const { journal, reads } = await start();
      for (const id of ["a", "b", "c", "d"]) await journal.submit("s", aNote(id));
      const numbers = async (after: number, limit: number, upTo?: number) =>
        (await reads.entries("s", after, limit, upTo)).map(({ n }) => n);
      expect(await numbers(1, 2)).toEqual([2, 3]);
      expect(await numbers(3, 10)).toEqual([4]);
      expect(await numbers(4, 10)).toEqual([]);
      expect(await numbers(9, 10)).toEqual([]);
      expect(await numbers(1, 10, 3)).toEqual([2, 3]);
      expect(await numbers(3, 10, 3)).toEqual([]);
    });

    test("[J1] a clock that goes back → no entry's time is before the last one's", async () => {
      const clock = [5_000, 1_000, 1_000, 9_000];
      const { journal, reads } = await start({ now: () => JANUARY + (clock.shift() ?? 9_000) });
      for (const id of ["a", "b", "c", "d"]) await journal.submit("s", aNote(id));
      const times = (await reads.entries("s", 0, 10)).map(({ at }) => Date.parse(at) - JANUARY);
      expect(times).toEqual([5_000, 5_000, 5_000, 9_000]);
    });

    test("[J14] applied → told of each entry, in order, before its command is answered", async () => {
      const told: string[] = [];
      const { journal, reads } = await start({
        onApplied: (stream, n) => told.push(`${stream}${n}`),
      });
      const answer = (id: string) =>
        journal.submit("s", aNote(id)).then(() => told.push(`answered ${id}`));
      await answer("a");
      await answer("b");
      expect(told).toEqual(["s1", "answered a", "s2", "answered b"]);
      told.length = 0;
      await Promise.all(Array.from({ length: 600 }, (_, index) => answer(`note-${index}`)));
      const entries = await reads.entries("s", 2, 100);
      const numbers = told.filter((line) => line.startsWith("s"));
      expect(numbers).toEqual(entries.map(({ n }) => `s${n}`));
    });

    test("[J14] a refusal, and what is already so → nothing is told", async () => {
      const told: number[] = [];
      const { journal } = await start({ onApplied: (_, n) => told.push(n) });
      await journal.submit("s", aNote("a"));
      await journal.submit("s", aNote("b", { key: "key of a" }));
      await journal.submit("s", aNote("c", { on: "nobody" })).catch(() => {});
      expect(told).toEqual([1]);
    });
  });
}
