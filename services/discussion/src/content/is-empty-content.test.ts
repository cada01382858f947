import { expect, test } from "@jest/globals";
import { isEmptyContent } from "./is-empty-content.ts";
import { parseContent } from "./parse-content.ts";

test.each([
  ["spaces", " \t\n "],
  ["a zero-width space", "\u200b"],
  ["a Hangul filler", "\u3164"],
  ["a no-break space", "\u00a0"],
  ["blank entities", "&nbsp; &#160;&#xA0;&zwnj;"],
  ["a blank braille cell", "\u2800"],
  ["only quote marks", "> > >\n>"],
  ["an empty fence", "```\n\n```"],
  ["blank code", "` `"],
  ["a mark without a letter", "\u0301"],
  ["bidirectional controls", "\u202e\u2067"],
  ["nothing", ""],
])("[T51] isEmptyContent: %s → empty", (_, source) => {
  expect(isEmptyContent(parseContent(source))).toBe(true);
});

test.each([
  "+",
  "*",
  "- -",
  ".",
  "👍",
  "&amp;",
  "&#65;",
  "||a||",
  "[](https://a.example)",
  "\u0915\u093e",
])("isEmptyContent: %j → something to read", (source) => {
  expect(isEmptyContent(parseContent(source))).toBe(false);
});
