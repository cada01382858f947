import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { CONTENT_LIMITS } from "./content-limits.ts";
import { normaliseBody } from "./normalise-body.ts";
import { parseContent } from "./parse-content.ts";
import { plainTextOf } from "./plain-text-of.ts";

describe("normaliseBody", () => {
  test("line ends of other systems → line feeds", () => {
    expect(normaliseBody("a\r\nb\rc\u2028d")).toBe("a\nb\nc\nd");
  });

  test("[T50] control characters → gone, tab and line feed stay", () => {
    expect(normaliseBody("a\u0000\u0007\u001b[31m\u0085\ufeffb\tc\n")).toBe("a[31mb\tc\n");
  });

  test("a decomposed letter → composed", () => {
    expect(normaliseBody("e\u0301")).toBe("é");
  });

  test("[T50] 10,000 marks on one letter → as many as the limit", () => {
    const marks = plainTextOf(parseContent(`a${"\u0316\u0301\u200b".repeat(5_000)}b`)).match(
      /\p{M}/gu,
    );
    expect(marks?.length).toBeLessThanOrEqual(CONTENT_LIMITS.marksPerBase);
  });

  test("[T50] marks behind the end of an emphasis → none on the letter before it", () => {
    expect(plainTextOf(parseContent("a*b*\u0316\u0316 **c**\u0316"))).toBe("ab c");
  });

  test.each([
    ["an override never closed", "a\u202ebc", "abc"],
    ["one closed on the next line", "a\u202eb\nc\u202c", "ab\nc"],
    ["a closed pair", "a\u202eb\u202cc", "a\u202eb\u202cc"],
    ["an isolate never closed", "\u2067a", "a"],
    ["an end without a beginning", "a\u2069\u202c", "a"],
    ["an embedding left open in an isolate", "\u2067a\u202eb\u2069", "\u2067ab\u2069"],
    ["an embedding's end inside an isolate", "\u202ea\u2067b\u202cc\u2069", "a\u2067bc\u2069"],
    ["an isolate's end inside an embedding", "\u202ea\u2069b\u202c", "\u202eab\u202c"],
  ])("[T50] bidirectional controls: %s", (_, source, shown) => {
    expect(normaliseBody(source)).toBe(shown);
  });

  test("an emoji of many parts and a flag stay whole", () => {
    const source = "👩🏽‍🚀 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} ❤️";
    expect(normaliseBody(source)).toBe(source);
  });

  test("twice → the same as once", () => {
    const odd = fc.constantFrom(
      "a",
      "\u0301",
      "\u0344",
      "\u202e",
      "\u202c",
      "\u2067",
      "\u2069",
      "\r",
      "\n",
      "\u200d",
    );
    const bodies = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(odd).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(bodies, (source) => {
        const once = normaliseBody(source);
        expect(normaliseBody(once)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });
});
