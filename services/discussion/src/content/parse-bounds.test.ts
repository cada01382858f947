import { describe, expect, test } from "@jest/globals";
import type { ContentNode } from "@parley/contracts/types";
import { contentNodeSchema } from "@parley/contracts/schemas/comment";
import fc from "fast-check";
import { CONTENT_LIMITS } from "./content-limits.ts";
import { linksIn } from "./links-in.ts";
import { parseContent } from "./parse-content.ts";
import { plainTextOf } from "./plain-text-of.ts";

const text = (value: string): ContentNode => ({ type: "text", text: value });
const paragraph = (...children: ContentNode[]): ContentNode => ({ type: "paragraph", children });

describe("parseContent: bounds", () => {
  const long = (piece: string): string => piece.repeat(Math.floor(20_000 / piece.length));
  const marks = "* _ ~ ` [ ] ( ) < > | \\ & ! - + . :".split(" ");
  const openings =
    "http:// https://a* **a_ **a_*b_ [a]( [a](b [a](<b ![a]( [[a](http://b) http://a( \\*".split(
      " ",
    );
  const pairs = "`a``b ~~a||b _a__a <http://a ***a**b http://a)) *[a](http://b)* <a <!-- &#".split(
    " ",
  );
  const blocks = ["> ", ">\n", "- ", "- a\n", "-\n", "1. ", "```\n", "~~~\n", "a\n", "a\n\n"];
  const odd = [
    "*a* ",
    "\u0344",
    "a\u0301\u0316",
    "\u202e",
    "\u2067\u202c",
    "👍🏽",
    "\u200d",
    "\t",
    "  \n",
  ];

  test.each([...marks, ...openings, ...pairs, ...blocks, ...odd])(
    "[T100] 20,000 letters of %j → a bounded tree",
    (piece) => {
      const nodes = parseContent(long(piece));
      expect(sizeOf(nodes)).toBeLessThanOrEqual(CONTENT_LIMITS.nodes);
      expect(depthOf(nodes)).toBeLessThanOrEqual(maxDepth);
    },
  );

  test("10,000 quote marks before a word → the word is there", () => {
    expect(plainTextOf(parseContent(`${">".repeat(10_000)} word`))).toMatch(/word$/);
  });

  test("emphasis deeper than the limit → its text is there, without a node", () => {
    const nodes = parseContent(`${"**a *b ".repeat(20)}x${"* **".repeat(20)}`);
    expect(plainTextOf(nodes)).toContain("x");
    expect(depthOf(nodes)).toBeLessThanOrEqual(CONTENT_LIMITS.inlineDepth + 2);
  });

  test("more nodes than the limit → plain text, as typed", () => {
    const nodes = parseContent("*a* b\n".repeat(2_000));
    expect(nodes).toEqual([paragraph(text("*a* b ".repeat(2_000).trim()))]);
  });
});

describe("parseContent: any text", () => {
  const marks = "* _ ~ ` [ ] ( ) < > | \\ & ! # - + . : / @ 1 ' \" a b".split(" ");
  const runs = " |\n|\t|http://|https://a.b|**|\n\n|> |- |1. |```|    |javascript:|](|&#106;".split(
    "|",
  );
  const odd = ["||", "\u0301", "\u202e", "\u2067", "\u2069", "\u200b", "é", "я", "👍"];
  const markdownLike = fc
    .array(fc.constantFrom(...marks, ...runs, ...odd), { maxLength: 200 })
    .map((parts) => parts.join(""));
  const bodies = fc.oneof(markdownLike, fc.string({ unit: "binary", maxLength: 300 }));

  test("never throws; the tree is the contract's, bounded, its links lead where they may", () => {
    fc.assert(
      fc.property(bodies, (source) => {
        const nodes = parseContent(source);
        for (const node of nodes) contentNodeSchema.parse(node);
        expect(depthOf(nodes)).toBeLessThanOrEqual(maxDepth);
        for (const href of linksIn(nodes)) expect(href).toMatch(/^(https?:\/\/[^/@]+\/|mailto:)/);
      }),
      { numRuns: 2_000 },
    );
  });

  test("letters and digits come out as they went in, in their order", () => {
    const parts = "ab|Яя|9| |*|_|\n|> |- |`|~|[|](".split("|");
    const sources = fc.array(fc.constantFrom(...parts), { maxLength: 60 });
    fc.assert(
      fc.property(sources, (chosen) => {
        const source = chosen.join("");
        fc.pre(!/```|~~~/.test(source));
        expect(wordsOf(plainTextOf(parseContent(source)))).toBe(wordsOf(source));
      }),
      { numRuns: 1_000 },
    );
  });

  test("text without marks → one paragraph with that text", () => {
    const sentence = /^[A-Za-zА-я]([A-Za-zА-я0-9 ,?]{0,80}[A-Za-zА-я0-9?])?$/;
    fc.assert(
      fc.property(fc.stringMatching(sentence), (source) => {
        expect(parseContent(source)).toEqual([paragraph(text(source))]);
      }),
    );
  });
});

/** Quotes and lists, a paragraph, its parts and their text. */
const maxDepth = CONTENT_LIMITS.blockLevels + 1 + CONTENT_LIMITS.inlineDepth + 2;

function sizeOf(nodes: readonly ContentNode[]): number {
  return nodes.reduce((sum, node) => sum + 1 + sizeOf(childrenOf(node)), 0);
}

function depthOf(nodes: readonly ContentNode[]): number {
  return nodes.reduce((deepest, node) => Math.max(deepest, 1 + depthOf(childrenOf(node))), 0);
}

function childrenOf(node: ContentNode): readonly ContentNode[] {
  if (node.type === "list") return node.items.flat();
  return "children" in node ? node.children : [];
}

function wordsOf(source: string): string {
  return source.replace(/[^\p{L}\p{N}]/gu, "");
}
