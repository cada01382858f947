import { afterEach, expect, test } from "@jest/globals";
import { describeWith } from "../support/describe-with.ts";
import type { StandInControl } from "../support/mongo-stand-in/control.ts";
import { openTestMongo } from "../support/mongo.ts";
import { runCutting, type CuttingOptions } from "./cutting/run-cutting.ts";
import { removeFolder, startProduct, type Product } from "./cutting/start-product.ts";

/** `CUTTING_SEED=7` plays the same rounds again; `CUTTING_ROUNDS=1000` more of them. */
const seed = Number(process.env["CUTTING_SEED"] ?? Date.now() % 1_000_000);
const rounds = Number(process.env["CUTTING_ROUNDS"] ?? 100);
const LIMIT_MS = 8 * 60_000;

let product: Product | undefined;
afterEach(async () => {
  await product?.kill();
  if (product) await removeFolder(product.dataFolder);
  product = undefined;
});

async function expectRoundsToHold(options: Omit<CuttingOptions, "origin">): Promise<void> {
  if (!product) throw new Error("not started");
  const { violations, ...counted } = await runCutting({ origin: product.origin, ...options });
  expect({ seed: options.seed, violations }).toEqual({ seed: options.seed, violations: [] });
  // Otherwise the rounds showed nothing.
  expect(counted.cuts).toBeGreaterThan(options.rounds);
  expect(counted.posts).toBeGreaterThan(options.rounds);
  expect(counted.refused).toBeGreaterThan(0);
}

test(
  `cutting on SQLite, seed ${seed}: networks cut at random → every watcher equals the thread`,
  async () => {
    product = await startProduct();
    await expectRoundsToHold({ seed, rounds, cutWithinMs: 12, steps: 4 });
  },
  LIMIT_MS,
);

await describeWith(openTestMongo, "cutting on MongoDB", (mongo) => {
  // A database of its own for each ten rounds, since the stand-in goes through all of it for every find.
  const parts = Array.from({ length: Math.ceil(rounds / 10) }, (_, i) => seed + i);
  test.each(parts)(
    "seed %i: commands late and replies lost besides → every watcher equals the thread",
    async (partSeed) => {
      await mongo.standIn?.clearRules();
      product = await startProduct({ MONGODB_URI: mongo.uri() });
      const ready = async () => mongo.standIn && disturb(mongo.standIn, partSeed);
      const pace = { cutWithinMs: 150, steps: 3 };
      await expectRoundsToHold({ seed: partSeed, rounds: 10, ...pace, ready });
    },
    LIMIT_MS,
  );
});

/** Commands that change something come late, and now and then their answer is lost after the commit. */
async function disturb(standIn: StandInControl, ruleSeed: number): Promise<void> {
  for (const command of ["insert", "update"]) {
    const what = { command, seed: ruleSeed };
    await standIn.addRule({ ...what, when: "after", cut: true, probability: 0.005 });
    await standIn.addRule({ ...what, when: "before", delayMs: 1, spreadMs: 20, probability: 0.2 });
  }
}
