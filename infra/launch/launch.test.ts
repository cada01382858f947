import { execFile } from "node:child_process";
import { appendFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { fingerprint } from "./fingerprint.mjs";
import { root } from "./paths.mjs";
import { closingLine, notRun } from "./test-report.mjs";

test("start: something unknown → one line that says what there is, exit 1", async () => {
  const start = fileURLToPath(new URL("start.mjs", import.meta.url));
  const answer = await new Promise<{ code: unknown; errors: string }>((resolve) => {
    execFile(process.execPath, [start, "nothing"], (error, _, errors) => {
      resolve({ code: error?.code, errors });
    });
  });
  expect(answer).toEqual({
    code: 1,
    errors:
      "Parley did not start: say what to start: all-in-one, auth, discussion, widget, operator\n",
  });
});

test("fingerprint: a source changes → another; a test beside it changes → the same", async () => {
  const folder = await mkdtemp(join(tmpdir(), "parley-launch-"));
  const paths = [relative(root, folder)];
  await writeFile(join(folder, "a.ts"), "1");
  await writeFile(join(folder, "a.test.ts"), "1");
  const before = await fingerprint(paths);
  await appendFile(join(folder, "a.test.ts"), "2");
  expect(await fingerprint(paths)).toBe(before);
  await appendFile(join(folder, "a.ts"), "2");
  expect(await fingerprint(paths)).not.toBe(before);
  await rm(folder, { recursive: true });
});

const skipped = {
  status: "pending",
  title: "not run: there is no nginx",
  ancestorTitles: ["proxy"],
};

test.each([
  [{ numPassedTests: 3, numFailedTests: 0, numPendingTests: 0 }, "3 passed, 0 failed"],
  [{ numPassedTests: 3, numFailedTests: 1, numPendingTests: 2 }, "3 passed, 1 failed, 2 skipped"],
])("report: %j → %s", (counts, line) => {
  expect(closingLine({ numRuntimeErrorTestSuites: 0, ...counts })).toBe(line);
});

test("report: a file that cannot be loaded → a failure", () => {
  const counts = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0 };
  expect(closingLine({ numRuntimeErrorTestSuites: 1, ...counts })).toBe("3 passed, 1 failed");
});

test("report: tests that did not run → each reason once", () => {
  const report = { testResults: [{ assertionResults: [skipped, skipped] }] };
  expect(notRun(report)).toEqual(["Not run: proxy: there is no nginx"]);
});
