import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "@jest/globals";
import { describeJournal } from "./contract.ts";
import { openSqliteLedger } from "./contract/open-ledger.sqlite.ts";

const folder = mkdtempSync(join(tmpdir(), "parley-journal-"));
let made = 0;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeJournal("SQLite", async (given) => {
  made += 1;
  return openSqliteLedger(join(folder, `${made}.sqlite`), given);
});
