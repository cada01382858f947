/** One line for each reason why tests did not run, from Jest's JSON results. */
export function notRun(report) {
  const counts = new Map();
  for (const file of report.testResults) {
    for (const test of file.assertionResults) {
      if (test.status !== "pending") continue;
      const [, reason] = /^not run: (.*)/.exec(test.title) ?? [];
      const line = `${test.ancestorTitles.join(" › ")}: ${reason ?? `${test.title}, without a reason`}`;
      counts.set(line, (counts.get(line) ?? 0) + 1);
    }
  }
  return [...counts.keys()].map((line) => `Not run: ${line}`);
}

/** The last line of a run, in a form that programs read. A test file that could not be loaded counts
 * as one failed test. */
export function closingLine(report) {
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  const skipped = report.numPendingTests > 0 ? `, ${report.numPendingTests} skipped` : "";
  return `${report.numPassedTests} passed, ${failed} failed${skipped}`;
}
