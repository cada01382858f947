import { describe, expect, test } from "@jest/globals";
import type { ContentNode } from "@parley/contracts/types";
import { parseContent } from "./parse-content.ts";

const text = (value: string): ContentNode => ({ type: "text", text: value });
const paragraph = (...children: ContentNode[]): ContentNode => ({ type: "paragraph", children });
const strong = (...children: ContentNode[]): ContentNode => ({ type: "strong", children });
const emphasis = (...children: ContentNode[]): ContentNode => ({ type: "emphasis", children });
const quote = (...children: ContentNode[]): ContentNode => ({ type: "quote", children });
const spoiler = (...children: ContentNode[]): ContentNode => ({ type: "spoiler", children });
const list = (ordered: boolean, ...items: ContentNode[][]): ContentNode => ({
  type: "list",
  ordered,
  items,
});

describe("parseContent: the subset", () => {
  const cases: [string, string, ContentNode[]][] = [
    ["plain text", "Hello", [paragraph(text("Hello"))]],
    ["paragraphs", "a\n\nb", [paragraph(text("a")), paragraph(text("b"))]],
    ["a line break", "a\nb", [paragraph(text("a"), { type: "line-break" }, text("b"))]],
    ["emphasis", "*a* _b_", [paragraph(emphasis(text("a")), text(" "), emphasis(text("b")))]],
    ["strong in emphasis", "*a **b***", [paragraph(emphasis(text("a "), strong(text("b"))))]],
    ["no emphasis inside a word", "snake_case_name", [paragraph(text("snake_case_name"))]],
    ["strike", "~~a~~", [paragraph({ type: "strike", children: [text("a")] })]],
    ["code", "`a *b*`", [paragraph({ type: "code", text: "a *b*" })]],
    ["a fence", "```js\na <b>\n```", [{ type: "code-block", text: "a <b>" }]],
    ["words beside a fence", "``` a b\nc\n```", [{ type: "code-block", text: "a b\nc" }]],
    ["an indented block", "    a\n    b", [{ type: "code-block", text: "a\nb" }]],
    ["quotes", "> a\n> > b", [quote(paragraph(text("a")), quote(paragraph(text("b"))))]],
    ["a list", "- a\n- b", [list(false, [paragraph(text("a"))], [paragraph(text("b"))])]],
    ["numbers from 1", "1. a\n2. b", [list(true, [paragraph(text("a"))], [paragraph(text("b"))])]],
    ["a number alone", "1986. A good year", [paragraph(text("1986. A good year"))]],
    ["a lone plus", "+", [paragraph(text("+"))]],
    ["an escape", "\\*a\\*", [paragraph(text("*a*"))]],
    ["a spoiler", "x ||a *b*||", [paragraph(text("x "), spoiler(text("a "), emphasis(text("b"))))]],
    ["bars with spaces", "a || b || c", [paragraph(text("a || b || c"))]],
    ["a bar pair alone", "a ||b", [paragraph(text("a ||b"))]],
    ["escaped bars", "\\|\\|a\\|\\|", [paragraph(text("||a||"))]],
    ["a heading", "# a", [paragraph(text("# a"))]],
    ["HTML", "<b>a</b>", [paragraph(text("<b>a</b>"))]],
    ["an entity", "&lt;b&gt;", [paragraph(text("&lt;b&gt;"))]],
  ];
  test.each(cases)("%s", (_, source, nodes) => {
    expect(parseContent(source)).toEqual(nodes);
  });
});
