import { describe } from "@jest/globals";
import { testBatches } from "./contract/batches.ts";
import { testEntries } from "./contract/entries.ts";
import { testLog } from "./contract/log.ts";
import type { OpenJournal } from "./contract/opened-journal.ts";
import { testProcesses } from "./contract/processes.ts";
import { testSubmit } from "./contract/submit.ts";

/** What port.ts and correctness.md promise of every journal, on the ledger kind of stream. */
export function describeJournal(name: string, open: OpenJournal): void {
  describe(`journal on ${name}`, () => {
    testSubmit(open);
    testBatches(open);
    testEntries(open);
    testLog(open);
    testProcesses(open);
  });
}
