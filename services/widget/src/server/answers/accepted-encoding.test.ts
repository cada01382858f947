import { expect, test } from "@jest/globals";
import { acceptedEncoding } from "./accepted-encoding.ts";

test.each([
  [undefined, null],
  ["", null],
  ["identity", null],
  ["gzip, deflate, br, zstd", "br"],
  ["gzip;q=0.5, br;q=0", "gzip"],
  ["BR", "br"],
  ["br;q=0.000, gzip; q=0", null],
  ["x-brotli", null],
])("acceptedEncoding: %p → %p", (header, encoding) => {
  expect(acceptedEncoding(header)).toBe(encoding);
});
