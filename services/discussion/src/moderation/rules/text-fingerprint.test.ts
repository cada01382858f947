import { expect, test } from "@jest/globals";
import { parseContent } from "../../content/parse-content.ts";
import { textFingerprint } from "./text-fingerprint.ts";

const fingerprint = (source: string) => textFingerprint(parseContent(source));

test.each([
  ["case", "BUY now"],
  ["spaces and lines", " buy\n\nno w "],
  ["zero-width characters", "b\u200bu\u2060y now"],
  ["soft hyphens and marks", "b\u00adúy now"],
  ["Markdown", "**buy** _now_"],
  ["Cyrillic look-alikes", "bуу nоw".replace("уу", "uу")],
  ["full-width letters", "ｂｕｙ ｎｏｗ"],
  ["a digit for a letter", "buy n0w"],
])("[T85] textFingerprint: changed by %s → the same", (_, source) => {
  expect(fingerprint(source)).toBe(fingerprint("buy now"));
});

test.each([
  ["another word", "buy later", "buy now"],
  ["another target of a link", "[buy](https://a.example)", "[buy](https://b.example)"],
  ["a link where text was", "buy", "[buy](https://b.example)"],
])("textFingerprint: %s → another", (_, one, other) => {
  expect(fingerprint(one)).not.toBe(fingerprint(other));
});

test("textFingerprint: any text → 22 letters of base64url", () => {
  expect(fingerprint("Привет")).toMatch(/^[A-Za-z0-9_-]{22}$/);
});
