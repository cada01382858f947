import { afterEach, expect, test } from "@jest/globals";
import { describeWith } from "../support/describe-with.ts";
import type { StandInControl } from "../support/mongo-stand-in/control.ts";
import { openTestMongo } from "../support/mongo.ts";
import { runCutting } from "./cutting/run-cutting.ts";
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

async function expectRoundsToHold(): Promise<void> {
  if (!product) throw new Error("not started");
  const { violations, ...counted } = await runCutting({ origin: product.origin, seed, rounds });
  expect({ seed, violations }).toEqual({ seed, violations: [] });
  // Otherwise the rounds showed nothing.
  expect(counted.cuts).toBeGreaterThan(rounds);
  expect(counted.posts).toBeGreaterThan(rounds);
  expect(counted.refused).toBeGreaterThan(0);
}

test(
  `cutting on SQLite, seed ${seed}: networks cut at random → every watcher equals the thread`,
  async () => {
    product = await startProduct();
    await expectRoundsToHold();
  },
  LIMIT_MS,
);

await describeWith(openTestMongo, "cutting on MongoDB", (mongo) => {
  test(
    `seed ${seed}: commands late and replies lost besides → every watcher equals the thread`,
    async () => {
      product = await startProduct({ MONGODB_URI: mongo.uri() });
      if (mongo.standIn) await disturb(mongo.standIn);
      await expectRoundsToHold();
    },
    LIMIT_MS,
  );
});

/** Commands that change something come late, and now and then their answer is lost after the commit. */
async function disturb(standIn: StandInControl): Promise<void> {
  for (const command of ["insert", "update"]) {
    const lost = { command, when: "after", cut: true, probability: 0.01, seed } as const;
    const late = {
      command,
      when: "before",
      delayMs: 1,
      spreadMs: 20,
      probability: 0.2,
      seed,
    } as const;
    await standIn.addRule(lost);
    await standIn.addRule(late);
  }
}
