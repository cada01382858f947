import { expect, test } from "@jest/globals";
import { holdsEtag } from "./holds-etag.ts";

test.each([
  [undefined, false],
  ["", false],
  ['W/"abc"', true],
  ['"abc"', true],
  ['"x", W/"abc" , "y"', true],
  ["*", true],
  ['W/"abcd"', false],
  ["abc", false],
])('holdsEtag: %p, the answer is W/"abc" → %p', (header, holds) => {
  expect(holdsEtag(header, 'W/"abc"')).toBe(holds);
});
