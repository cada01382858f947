import { expect, test } from "@jest/globals";
import { acceptsCoding } from "./accepts-coding.ts";

test.each([
  [undefined, false, false],
  ["", false, false],
  ["identity", false, false],
  ["gzip, deflate, br, zstd", true, true],
  ["gzip;q=0.5, br;q=0", false, true],
  ["BR", true, false],
  ["br;q=0.000, gzip; q=0", false, false],
  ["x-brotli", false, false],
])("acceptsCoding: %p → brotli %p, gzip %p", (header, brotli, gzip) => {
  expect([acceptsCoding(header, "br"), acceptsCoding(header, "gzip")]).toEqual([brotli, gzip]);
});
