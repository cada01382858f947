import { describe, expect, test } from "@jest/globals";
import { aNote, opener, type OpenJournal } from "./opened-journal.ts";

export function testProcesses(open: OpenJournal): void {
  describe("processes side by side", () => {
    const { start } = opener(open);

    test("[J1] writers of one stream → as if they had come one after the other", async () => {
      const first = await start();
      const second = (await first.beside?.()) ?? first.journal;
      const journals = [first.journal, second];
      const ids = Array.from({ length: 30 }, (_, index) => `note-${index}`);
      const both = (id: string) =>
        journals.map((journal, which) =>
          journal.submit("s", aNote(`${id}-${which}`, { key: `key of ${id}` })),
        );
      const answers = await Promise.all(ids.map((id) => Promise.all(both(id))));
      for (const [one, other] of answers) expect(one).toEqual(other);
      const { head, notes } = await first.ledger("s");
      const ordinals = [...notes.values()].map(({ ordinal }) => ordinal).sort((a, b) => a - b);
      expect(ordinals).toEqual(ids.map((_, index) => index + 1));
      expect(head).toMatchObject({ count: ids.length, last: ids.length });
      const entries = await first.reads.entries("s", 0, 100);
      expect(entries.map(({ n }) => n)).toEqual(entries.map((_, index) => index + 1));
    });
  });
}
