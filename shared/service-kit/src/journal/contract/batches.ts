import { describe, expect, test } from "@jest/globals";
import { JOURNAL_LIMITS } from "../port.ts";
import { aNote, opener, type OpenJournal } from "./opened-journal.ts";

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `note-${index}`);

export function testBatches(open: OpenJournal): void {
  describe("commands that come together", () => {
    const { start } = opener(open);

    test("[J6] what waits together → goes in few entries, in order, numbered without a gap", async () => {
      const { journal, reads, ledger } = await start();
      const ids = numbered(50);
      const answers = await Promise.all(ids.map((id) => journal.submit("s", aNote(id))));
      expect(answers.map((answer) => answer?.note.ordinal)).toEqual(
        ids.map((_, index) => index + 1),
      );
      const entries = await reads.entries("s", 0, 100);
      expect(entries.map(({ n }) => n)).toEqual(entries.map((_, index) => index + 1));
      expect(entries.length).toBeLessThanOrEqual(3);
      expect(entries.flatMap(({ marks }) => marks.map(({ id }) => id))).toEqual(ids);
      expect((await ledger("s")).notes.size).toBe(50);
    });

    test("[J6] each is decided on what those before it left → each has its own answer", async () => {
      const { journal, ledger } = await start();
      const settled = await Promise.allSettled([
        journal.submit("s", aNote("a")),
        journal.submit("s", aNote("b", { on: "a" })),
        journal.submit("s", aNote("c", { on: "nobody" })),
        journal.submit("s", { kind: "edit", id: "b", text: "new" }),
        journal.submit("s", { kind: "close", by: "m" }),
        journal.submit("s", aNote("d")),
        journal.submit("s", { kind: "close", by: "m" }),
        journal.submit("s", { kind: "open", by: "m" }),
        journal.submit("s", aNote("e")),
      ]);
      expect(settled).toMatchObject([
        { value: { id: "a" } },
        { value: { id: "b", note: { version: 1 } } },
        { reason: { code: "not-found" } },
        { value: { id: "b", note: { version: 2, text: "new" } } },
        { value: null },
        { reason: { code: "thread-closed" } },
        { value: null },
        { value: null },
        { value: { id: "e", note: { ordinal: 3 } } },
      ]);
      const { head, notes } = await ledger("s");
      expect(head).toEqual({ count: 3, last: 3, closed: false });
      expect(notes.get("a")).toMatchObject({ answered: true });
      expect(notes.get("b")).toMatchObject({ text: "new", version: 2 });
    });

    test("[J6] more than an entry may hold → several entries, none too large", async () => {
      const { journal, reads, ledger } = await start();
      const ids = numbered(2 * JOURNAL_LIMITS.batchCommands + 10);
      await Promise.all(ids.map((id) => journal.submit("s", aNote(id))));
      const entries = await reads.entries("s", 0, 100);
      for (const { marks } of entries)
        expect(marks.length).toBeLessThanOrEqual(JOURNAL_LIMITS.batchCommands);
      expect(entries.map(({ n }) => n)).toEqual(entries.map((_, index) => index + 1));
      const { head, notes } = await ledger("s");
      expect([head.count, notes.size]).toEqual([ids.length, ids.length]);
    });

    test("[J6] one document many times → one mark, of its last state", async () => {
      const { journal, reads } = await start();
      await journal.submit("s", aNote("a"));
      const edit = (text: string) => journal.submit("s", { kind: "edit", id: "a", text });
      await Promise.all(["1", "2", "3"].map(edit));
      const entries = await reads.entries("s", 1, 10);
      const last = entries.at(-1)?.marks;
      expect(last).toEqual([{ id: "a", version: 4, shown: true }]);
    });

    test("streams side by side → each is numbered by itself", async () => {
      const { journal, reads } = await start();
      await Promise.all(["r", "s", "t"].map((stream) => journal.submit(stream, aNote(stream))));
      await journal.submit("s", aNote("again"));
      expect(await reads.head("r")).toMatchObject({ n: 1 });
      expect(await reads.head("s")).toMatchObject({ n: 2 });
    });
  });
}
