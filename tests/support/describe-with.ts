import { afterAll, describe, test } from "@jest/globals";
import type { Unavailable } from "./unavailable.ts";

/** `describe` for tests that need something a machine may lack. Opens it once for the block and stops
 * it afterwards; where it is unavailable one skipped test carries the reason, which `npm test` names.
 * Use at the top of a file: `await describeWith(openTestMongo, "journal on MongoDB", (mongo) => …)`. */
export async function describeWith<Resource extends { stop(): Promise<void> }>(
  open: () => Promise<Resource | Unavailable>,
  name: string,
  body: (resource: Resource) => void,
): Promise<void> {
  const opened = await open();
  if ("unavailable" in opened) {
    describe(name, () => {
      test.skip(`not run: ${opened.unavailable}`, () => {});
    });
    return;
  }
  describe(name, () => {
    afterAll(() => opened.stop());
    body(opened);
  });
}
