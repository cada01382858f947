import "./check-node.mjs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";
import { install } from "./install.mjs";
import { closingLine, notRun } from "./test-report.mjs";
import { runProgram } from "./run-program.mjs";

try {
  await install();
  await build();
} catch (error) {
  console.error(`The tests did not run: ${error.message}`);
  process.exit(1);
}
// Otherwise the first tests that want the MongoDB stand-in would pay for building it. Without Go it
// cannot be built; those tests say so themselves.
const standIn = ["--import", "tsx", "tests/support/mongo-stand-in/prepare.ts"];
if (!process.env.MONGODB_URI) await runProgram(process.execPath, standIn);

const folder = await mkdtemp(join(tmpdir(), "parley-jest-"));
const results = join(folder, "results.json");
const jest = [
  fileURLToPath(import.meta.resolve("jest/bin/jest")),
  "--json",
  `--outputFile=${results}`,
];
const nodeOptions = `${process.env.NODE_OPTIONS ?? ""} --experimental-vm-modules --no-warnings`;
const env = { ...process.env, NODE_OPTIONS: nodeOptions };
const code = await runProgram(process.execPath, [...jest, ...process.argv.slice(2)], {
  env,
  stdout: "ignore",
});

const report = await readFile(results, "utf8").then(JSON.parse, () => null);
await rm(folder, { recursive: true, force: true });
if (report === null) {
  console.error("Jest ended without results.");
  process.exit(code || 1);
}
for (const line of notRun(report)) console.log(line);
console.log(closingLine(report));
const strict = process.env.REQUIRE_ALL === "1";
process.exit(code !== 0 || (strict && report.numPendingTests > 0) ? 1 : 0);
