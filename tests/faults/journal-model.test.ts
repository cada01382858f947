import { describe, expect, test } from "@jest/globals";
import { describeJournal } from "@parley/service-kit/journal/contract";
import { createArticleWorld } from "./journal-model/article-world.ts";
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
const first = Number(process.env["MODEL_SEED"] ?? Date.now() % 1_000_000_000);
const count = Number(process.env["MODEL_RUNS"] ?? 60);

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

interface AnyWorld {
  readonly name: string;
  run(options: ModelOptions): ReturnType<typeof runModel>;
}

const ledger: AnyWorld = {
  name: "ledger",
  run: (options) => runModel(createLedgerWorld(), options),
};
const article: AnyWorld = {
  name: "article-stream, with its real decisions",
  run: (options) => runModel(createArticleWorld(), options),
};

interface Runs {
  readonly first: number;
  readonly count: number;
}

/** The first of so many runs that violates anything. */
async function firstViolation(world: AnyWorld, options: Partial<ModelOptions>, runs: Runs) {
  let entries = 0;
  for (let seed = runs.first; seed < runs.first + runs.count; seed++) {
    const result = await world.run({ ...whole, ...options, seed });
    if (result.violations.length > 0) return { MODEL_SEED: seed, violations: result.violations };
    entries += result.entries;
  }
  return { entries };
}

describeJournal("the model", openModelLedger);

describe("the journal, by chance", () => {
  describe(`sleeps, crashes, lost replies, changes of primary (MODEL_SEED=${first})`, () => {
    test.each([ledger, article])(
      "$name → gapless, as a serial run, views as the fold",
      async (world) => {
        const result = await firstViolation(world, {}, { first, count });
        expect(result).toEqual({ entries: expect.any(Number) });
        expect(result.entries).toBeGreaterThan(count * 10);
      },
      3_600_000,
    );
  });

  test("the same seed → the same run", async () => {
    const run = () => article.run({ ...whole, seed: 7 });
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
    const result = await firstViolation(ledger, without, { first: 1, count: 200 });
    expect(result).toMatchObject({ violations: expect.anything() });
  });
});
