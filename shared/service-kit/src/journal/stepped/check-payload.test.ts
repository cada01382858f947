import { expect, test } from "@jest/globals";
import type { Fields } from "../port.ts";
import { checkPayload } from "./check-payload.ts";

const created = (fields: Fields) => ({
  create: [{ in: "notes", id: "a", fields }],
  set: [],
  head: {},
});

test("[J3] plain data → fits", () => {
  const content = [{ type: "text", text: "a.$b\0" }];
  expect(() => checkPayload(created({ content, n: 1, stream: "s", none: null }))).not.toThrow();
});

test.each([
  ["a dot in a name", '{"a.b":1}'],
  ["an operator as a name", '{"$set":1}'],
  ["an operator inside a value", '{"content":[{"$where":1}]}'],
  ["an empty name", '{"":1}'],
  ["the document's own id", '{"_id":"other"}'],
  ["too large a number", '{"n":1e999}'],
  ["nested too deep", `{"a":${"[".repeat(70)}${"]".repeat(70)}}`],
])("[J3] %s → refused before the commit, wherever it stands", (_, text) => {
  const fields: Fields = JSON.parse(text);
  expect(() => checkPayload(created(fields))).toThrow();
  expect(() =>
    checkPayload({ create: [], set: [{ in: "notes", id: "a", fields }], head: {} }),
  ).toThrow();
  expect(() => checkPayload({ create: [], set: [], head: fields })).toThrow();
});

test("[J3] the stream's number and time in its fields → refused: they are the mark", () => {
  for (const head of [{ n: 5 }, { at: "2026" }])
    expect(() => checkPayload({ create: [], set: [], head })).toThrow("the journal's own");
});
