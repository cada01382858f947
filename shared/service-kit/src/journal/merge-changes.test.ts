import { describe, expect, test } from "@jest/globals";
import { mergeChanges } from "./merge-changes.ts";
import type { Act, Changes, Fields } from "./port.ts";

const nothing: Changes = { create: [], set: [], head: {}, marks: [], totals: {}, log: [] };
const note = (id: string, fields: Fields) => ({ in: "notes", id, fields });
const act = (action: string): Act => ({ site: "s", action, actor: "a" });

describe("[J6] mergeChanges", () => {
  test("[J9] one decision that sets a document twice → set once: a guard lets only one through", () => {
    const set = [note("1", { answered: true }), note("1", { replies: 2 })];
    const merged = mergeChanges([{ ...nothing, set }]);
    expect(merged.set).toEqual([note("1", { answered: true, replies: 2 })]);
  });

  test("none → nothing", () => {
    expect(mergeChanges([])).toEqual(nothing);
  });

  test("created, then set → created once, with the last value of each field", () => {
    const merged = mergeChanges([
      { ...nothing, create: [note("1", { text: "a", struck: false })] },
      { ...nothing, set: [note("1", { text: "b" })] },
    ]);
    expect(merged).toEqual({ ...nothing, create: [note("1", { text: "b", struck: false })] });
  });

  test("set twice → set once; created and set in one decision → created once", () => {
    const merged = mergeChanges([
      { ...nothing, set: [note("1", { text: "a" })] },
      { ...nothing, create: [note("2", { text: "x" })], set: [note("2", { answered: true })] },
      { ...nothing, set: [note("1", { struck: true })] },
    ]);
    expect(merged.create).toEqual([note("2", { text: "x", answered: true })]);
    expect(merged.set).toEqual([note("1", { text: "a", struck: true })]);
  });

  test("the same id in two collections → two documents", () => {
    const set = [note("1", { text: "a" }), { in: "other", id: "1", fields: { text: "b" } }];
    expect(mergeChanges([{ ...nothing, set }, nothing]).set).toEqual(set);
  });

  test("marks, totals and head → the last stands; log → all, in order", () => {
    const merged = mergeChanges([
      {
        ...nothing,
        marks: [
          { id: "1", version: 1, shown: true },
          { id: "2", version: 1 },
        ],
        totals: { count: 1, other: 5 },
        head: { count: 1, closed: true },
        log: [act("a"), act("b")],
      },
      {
        ...nothing,
        marks: [{ id: "1", version: 2 }],
        totals: { count: 2 },
        head: { count: 2 },
        log: [act("c")],
      },
    ]);
    expect(merged).toEqual({
      ...nothing,
      marks: [
        { id: "1", version: 2 },
        { id: "2", version: 1 },
      ],
      totals: { count: 2, other: 5 },
      head: { count: 2, closed: true },
      log: [act("a"), act("b"), act("c")],
    });
  });

  test("never changes what it is given", () => {
    const first = { ...nothing, create: [note("1", { text: "a" })] };
    mergeChanges([first, { ...nothing, set: [note("1", { text: "b" })] }]);
    expect(first.create).toEqual([note("1", { text: "a" })]);
  });
});
