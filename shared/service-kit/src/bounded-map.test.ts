import { expect, test } from "@jest/globals";
import { createBoundedMap } from "./bounded-map.ts";

test("bounded map: one too many → the longest unused goes", () => {
  const map = createBoundedMap<string, number>(2);
  map.set("a", 1);
  map.set("b", 2);
  map.get("a");
  map.set("c", 3);
  expect([map.get("a"), map.get("b"), map.get("c")]).toEqual([1, undefined, 3]);
});

test("bounded map: set anew, deleted, cleared → as a map", () => {
  const map = createBoundedMap<string, number>(2);
  map.set("a", 1);
  map.set("a", 2);
  map.set("b", 3);
  expect([map.get("a"), map.get("b")]).toEqual([2, 3]);
  map.delete("a");
  expect(map.get("a")).toBeUndefined();
  map.clear();
  expect(map.get("b")).toBeUndefined();
});
