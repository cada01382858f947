import { expect, test } from "@jest/globals";
import { afterPosition } from "./after-position.ts";

test("one field → beyond it, in the order's direction", () => {
  expect(afterPosition({ place: 3 }, "rising")).toEqual({ place: { $gt: 3 } });
  expect(afterPosition({ place: 3 }, "falling")).toEqual({ place: { $lt: 3 } });
});

test("several fields → beyond one where all before it are equal; the first bounds the index", () => {
  expect(afterPosition({ a: 1, b: "x", c: true }, "falling")).toEqual({
    a: { $lte: 1 },
    $or: [
      { a: { $lt: 1 } },
      { a: { $eq: 1 }, b: { $lt: "x" } },
      { a: { $eq: 1 }, b: { $eq: "x" }, c: { $lt: true } },
    ],
  });
  expect(afterPosition({ a: 1, b: 2 }, "rising")).toEqual({
    a: { $gte: 1 },
    $or: [{ a: { $gt: 1 } }, { a: { $eq: 1 }, b: { $gt: 2 } }],
  });
});

test("a position from outside that is no plain value → refused", () => {
  const position = JSON.parse('{"place":{"$gt":0}}');
  expect(() => afterPosition(position, "rising")).toThrow(TypeError);
});
