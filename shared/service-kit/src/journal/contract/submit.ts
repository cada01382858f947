import { describe, expect, test } from "@jest/globals";
import { aNote, JANUARY, opener, type OpenJournal } from "./opened-journal.ts";

export function testSubmit(open: OpenJournal): void {
  describe("submit", () => {
    const { start, restart } = opener(open);

    test("[J1] a change → answered when the views and the entry have it", async () => {
      const { journal, reads, ledger } = await start();
      const outcome = await journal.submit("s", aNote("a"));
      expect(outcome).toMatchObject({ id: "a", note: { ordinal: 1, version: 1 } });
      expect(await reads.head("s")).toEqual({ n: 1, at: new Date(JANUARY).toISOString() });
      const stored = await ledger("s");
      expect(stored.head).toEqual({ count: 1, last: 1, closed: false });
      expect(stored.notes.get("a")).toEqual(outcome?.note);
    });

    test("[J1] set and created in one decision → both stand in the views", async () => {
      const { journal, ledger } = await start();
      await journal.submit("s", aNote("a"));
      await journal.submit("s", aNote("b", { on: "a" }));
      const { notes } = await ledger("s");
      expect(notes.get("a")).toMatchObject({ answered: true, text: "text of a", version: 1 });
      expect(notes.get("b")).toMatchObject({ answered: false, ordinal: 2 });
    });

    test("[J1] a refusal → rejects with its code, detail and members; nothing is appended", async () => {
      const { journal, reads } = await start();
      await journal.submit("s", aNote("a"));
      await journal.submit("s", { kind: "strike", id: "a", by: "m", reason: "spam" });
      await expect(journal.submit("s", aNote("b", { on: "a" }))).rejects.toMatchObject({
        name: "AppError",
        code: "conflict",
        message: "struck",
        members: { current: "a" },
      });
      expect(await reads.head("s")).toMatchObject({ n: 2 });
    });

    test("[J1] already so → answered, nothing is appended", async () => {
      const { journal, reads } = await start();
      const written = await journal.submit("s", aNote("a"));
      const edit = { kind: "edit", id: "a", text: "text of a" } as const;
      expect(await journal.submit("s", edit)).toEqual(written);
      expect(await reads.head("s")).toMatchObject({ n: 1 });
    });

    test("[J2] one key, again and at once → one note, everybody is answered with it", async () => {
      const { journal, ledger } = await start();
      const ids = ["a", "b", "c", "d"];
      const write = (id: string) => journal.submit("s", aNote(id, { key: "k" }));
      const answers = await Promise.all(ids.map(write));
      answers.push(await write("e"));
      const stored = await ledger("s");
      expect([...stored.notes.keys()]).toEqual([answers[0]?.id]);
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    });

    test("a command that throws → it rejects alone, and the stream goes on", async () => {
      const { journal, ledger } = await start();
      const broken = [
        journal.submit("s", { kind: "break" }),
        journal.submit("s", { kind: "break" }),
      ];
      const settled = await Promise.allSettled([
        journal.submit("s", aNote("a")),
        ...broken,
        journal.submit("s", aNote("b")),
      ]);
      expect(settled.map(({ status }) => status)).toEqual([
        "fulfilled",
        "rejected",
        "rejected",
        "fulfilled",
      ]);
      await journal.submit("s", aNote("c"));
      expect((await ledger("s")).notes.size).toBe(3);
    });

    test("opened again → all of it is there, and numbers go on", async () => {
      const first = await start();
      await first.journal.submit("s", aNote("a"));
      await first.journal.submit("s", aNote("b", { on: "a" }));
      const before = await first.ledger("s");
      const second = await restart(first);
      expect(await second.ledger("s")).toEqual(before);
      await second.journal.submit("s", aNote("c"));
      expect(await second.reads.head("s")).toMatchObject({ n: 3 });
    });
  });
}
