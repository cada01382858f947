import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { describeJournal } from "./contract.ts";
import { openSqliteLedger } from "./contract/open-ledger.sqlite.ts";
import { aNote, JANUARY } from "./contract/opened-journal.ts";
import { JOURNAL_LIMITS } from "./port.ts";

const folder = mkdtempSync(join(tmpdir(), "parley-journal-"));
let made = 0;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeJournal("SQLite", async (given) => {
  made += 1;
  return openSqliteLedger(join(folder, `${made}.sqlite`), given);
});

test("[J14] SQLite: one batch that takes several entries → each of them is told", async () => {
  const told: number[] = [];
  const given = { now: () => JANUARY, onApplied: (_stream: string, n: number) => told.push(n) };
  const { journal, reads, close } = openSqliteLedger(join(folder, "large.sqlite"), given);
  const ids = Array.from({ length: JOURNAL_LIMITS.batchCommands }, (_, i) => `note-${i}`);
  const twice = ids.flatMap((id) => [id, `other ${id}`]);
  await Promise.all(twice.map((id) => journal.submit("s", aNote(id))));
  const before = told.length;
  // Each marks two documents, so one entry cannot hold them all.
  const move = (id: string) =>
    journal.submit("s", { kind: "move", from: id, to: `other ${id}`, amount: 1 });
  await Promise.all(ids.map(move));
  const entries = await reads.entries("s", 0, 100);
  expect(told.length - before).toBe(2);
  expect(told).toEqual(entries.map(({ n }) => n));
  await close();
});
