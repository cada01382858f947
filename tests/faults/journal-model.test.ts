import { describe, expect, test } from "@jest/globals";
import { describeJournal } from "@parley/service-kit/journal/contract";
import { createLedgerWorld } from "./journal-model/ledger-world.ts";
import { openModelLedger } from "./journal-model/open-model-ledger.ts";
import { type ModelFaults, type ModelOptions, runModel } from "./journal-model/run-model.ts";
import {
  nothingTakenOut,
  withoutFinishing,
  withoutLastLook,
  withoutResending,
} from "./journal-model/taken-out.ts";

/** MODEL_SEED replays from that seed on; MODEL_RUNS makes a longer night of it. */
const firstSeed = Number(process.env["MODEL_SEED"] ?? Date.now() % 1_000_000_000);
const runs = Number(process.env["MODEL_RUNS"] ?? 100);

const FAULTS: ModelFaults = {
  requestLost: 0.01,
  requestLate: 0.01,
  replyLost: 0.02,
  primaryChange: 0.005,
  crash: 0.001,
  sleep: 0.003,
};

const whole: Omit<ModelOptions, "seed"> = {
  commands: 200,
  faults: FAULTS,
  guards: { late: true, majorityReads: true, majorityWrites: true },
  takenOut: nothingTakenOut,
};

/** The first of so many runs that violates anything. */
async function firstViolation(options: Omit<ModelOptions, "seed">, first: number, count: number) {
  let entries = 0;
  for (let seed = first; seed < first + count; seed++) {
    const result = await runModel(createLedgerWorld(), { ...options, seed });
    if (result.violations.length > 0) return { MODEL_SEED: seed, violations: result.violations };
    entries += result.entries;
  }
  return { entries };
}

describeJournal("the model", openModelLedger);

describe("the journal, by chance", () => {
  const name = `sleeps, crashes, lost replies, changes of primary (MODEL_SEED=${firstSeed})`;
  test(`${name} → gapless, as a serial run, views as the fold`, async () => {
    const result = await firstViolation(whole, firstSeed, runs);
    expect(result).toEqual({ entries: expect.any(Number) });
    expect(result.entries).toBeGreaterThan(runs * 10);
  }, 3_600_000);

  test("the same seed → the same run", async () => {
    const run = () => runModel(createLedgerWorld(), { ...whole, seed: 7 });
    expect(await run()).toEqual(await run());
  });

  const { guards } = whole;
  test.each<[string, Partial<ModelOptions>]>([
    ["[J9] the guard against late applications", { guards: { ...guards, late: false } }],
    ["[J10] reading what a majority has", { guards: { ...guards, majorityReads: false } }],
    ["[J3] waiting for the majority", { guards: { ...guards, majorityWrites: false } }],
    ["[J4] finishing the open entry first", { takenOut: withoutFinishing }],
    ["[J5] sending the same entry again", { takenOut: withoutResending }],
    ["[J1] a refusal only if that was the last", { takenOut: withoutLastLook }],
  ])("%s, taken out → the model notices", async (_rule, without) => {
    const result = await firstViolation({ ...whole, ...without }, 1, 200);
    expect(result).toMatchObject({ violations: expect.anything() });
  });
});
