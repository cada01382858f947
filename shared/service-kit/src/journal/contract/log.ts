import { describe, expect, test } from "@jest/globals";
import type { LogLine } from "../port.ts";
import { LEDGER_SITE } from "./ledger-kind.ts";
import { aNote, JANUARY, opener, type OpenedJournal, type OpenJournal } from "./opened-journal.ts";

const told = (lines: readonly LogLine[]) =>
  lines.map(({ act }) => `${act.action} ${act.comment ?? ""}`.trim());

export function testLog(open: OpenJournal): void {
  describe("log", () => {
    const { start } = opener(open);

    /** Three strikes in one ledger in the same millisecond, then one in another, later. */
    async function struck(): Promise<OpenedJournal> {
      let time = JANUARY;
      const opened = await start({ now: () => time });
      const { journal } = opened;
      const strike = (stream: string, id: string) =>
        journal.submit(stream, { kind: "strike", id, by: "m", reason: "spam" });
      await Promise.all(["a", "b", "c"].map((id) => journal.submit("s", aNote(id))));
      await journal.submit("t", aNote("d"));
      await strike("s", "a");
      await Promise.all([strike("s", "b"), strike("s", "c")]);
      time += 1_000;
      await strike("t", "d");
      await journal.submit("s", { kind: "close", by: "m" });
      return opened;
    }

    test("of a site → newest first, over all its streams", async () => {
      const { reads } = await struck();
      const lines = await reads.log(LEDGER_SITE, null, 10);
      const later = told(lines.slice(0, 2)).sort();
      expect(later).toEqual(["close", "strike d"]);
      expect(told(lines.slice(2))).toEqual(["strike c", "strike b", "strike a"]);
      expect(lines[4]).toMatchObject({ at: new Date(JANUARY).toISOString(), act: { actor: "m" } });
      expect(await reads.log("other", null, 10)).toEqual([]);
    });

    test("page by page → every line once, whatever falls on one time or in one entry", async () => {
      const { reads } = await struck();
      const all = await reads.log(LEDGER_SITE, null, 10);
      for (const limit of [1, 2, 3]) {
        const lines: LogLine[] = [];
        for (let before: string | null = null; ; before = lines.at(-1)?.id ?? null) {
          const page = await reads.log(LEDGER_SITE, before, limit);
          lines.push(...page);
          if (page.length < limit) break;
        }
        expect(lines).toEqual(all);
      }
      expect(new Set(all.map(({ id }) => id)).size).toBe(5);
    });

    test("before a line that does not exist → invalid-input", async () => {
      const { reads } = await struck();
      for (const id of ["", "nonsense", "s.999.0", "nothing.1.0"])
        await expect(reads.log(LEDGER_SITE, id, 10)).rejects.toMatchObject({
          code: "invalid-input",
        });
    });

    test("of comments → the newest of each, oldest first; none for one without", async () => {
      const { journal, reads } = await struck();
      const lines = await reads.logOfComments(["b", "d", "nobody"], 5);
      expect([...lines.keys()]).toEqual(["b", "d", "nobody"]);
      expect(told(lines.get("b") ?? [])).toEqual(["strike b"]);
      expect(told(lines.get("d") ?? [])).toEqual(["strike d"]);
      expect(lines.get("nobody")).toEqual([]);
      await journal.submit("s", { kind: "recall", id: "b", by: "m" });
      await journal.submit("s", { kind: "strike", id: "b", by: "m", reason: "again" });
      const newest = (await reads.logOfComments(["b"], 2)).get("b") ?? [];
      expect(told(newest)).toEqual(["recall b", "strike b"]);
    });
  });
}
