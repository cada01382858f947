import { expect, test } from "@jest/globals";
import { viewOfHash } from "./account-state.ts";

test("viewOfHash: a set-up link → the set-up form with its token; anything else → looks for a session", () => {
  expect(viewOfHash("#setup=abc_-1")).toEqual({ kind: "set-up", token: "abc_-1" });
  for (const hash of ["", "#", "#setup=", "#else=1"]) {
    expect(viewOfHash(hash)).toEqual({ kind: "loading" });
  }
});
