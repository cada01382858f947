import type {
  JournalGiven,
  OpenedJournal,
} from "@parley/service-kit/journal/contract/opened-journal";
import { ledgerKind } from "@parley/service-kit/journal/contract/ledger-kind";
import { createLedgerWorld } from "./ledger-world.ts";
import { createModelProcess } from "./processes.ts";
import { createScheduler, type Scheduler } from "./scheduler.ts";
import { seededRandom } from "./seeded-random.ts";
import { createSimulatedReads } from "./simulated-reads.ts";
import {
  committedDocuments,
  createSimulatedStore,
  type SimulatedStore,
} from "./simulated-store.ts";
import { nothingTakenOut } from "./taken-out.ts";

/** The model as a journal like any other: steps by chance, and nothing goes wrong. */
export async function openModelLedger(
  given: JournalGiven,
  store = createSimulatedStore(),
): Promise<OpenedJournal> {
  const { load } = createLedgerWorld();
  const random = seededRandom(1);
  const scheduler = createScheduler(random, () => store.tick(random, 0));
  const deps = {
    ...given,
    scheduler,
    random,
    store,
    kind: ledgerKind,
    load,
    sent: new Map(),
    faults: () => ({ requestLost: 0, requestLate: 0, replyLost: 0 }),
    guards: { late: true, majorityReads: true, majorityWrites: true },
    takenOut: nothingTakenOut,
  };
  const process = createModelProcess(deps);
  const close = keepRunning(scheduler, store);
  return {
    journal: process.journal,
    reads: createSimulatedReads(store),
    beside: async () => createModelProcess(deps).journal,
    ledger(stream) {
      const head = store.heads.committed.get(stream)?.fields ?? null;
      const find = async (collection: string) => committedDocuments(store, collection, stream);
      return load({ find }, { stream, head }, [{ ids: [], all: true }]);
    },
    async restart() {
      process.die();
      await close();
      return openModelLedger(given, store);
    },
    close,
  };
}

/** Until the answer is called: then no step is taken any more. */
function keepRunning(scheduler: Scheduler, store: SimulatedStore): () => Promise<void> {
  const state = { isClosed: false };
  async function run(): Promise<void> {
    while (!state.isClosed) {
      await scheduler.run(() => state.isClosed || scheduler.isIdle());
      store.settle();
    }
  }
  const running = run();
  return async () => {
    state.isClosed = true;
    await running;
  };
}
