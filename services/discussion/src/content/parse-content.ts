import type { ContentNode } from "@parley/contracts/types";
import { CONTENT_LIMITS } from "./content-limits.ts";
import { joinText } from "./join-text.ts";
import { markdownSubset } from "./markdown-subset.ts";
import { normaliseBody } from "./normalise-body.ts";
import { tokensToNodes } from "./tokens-to-nodes.ts";

/**
 * The Markdown subset of docs/markdown.md as a tree. Pure; never throws on well-formed text; the tree's depth and
 * size are bounded by `CONTENT_LIMITS`, whatever the text, and no word is lost but the language of a code block: what
 * is not taken as a mark is shown as typed. Empty for a text of white space alone.
 */
export function parseContent(source: string): ContentNode[] {
  const body = normaliseBody(source);
  const nodes = tokensToNodes(markdownSubset.parse(body, {}));
  return countNodes(nodes) <= CONTENT_LIMITS.nodes ? nodes : asPlainText(body);
}

function countNodes(nodes: readonly ContentNode[]): number {
  let count = nodes.length;
  for (const node of nodes) {
    if ("children" in node) count += countNodes(node.children);
    if (node.type === "list") for (const item of node.items) count += 1 + countNodes(item);
  }
  return count;
}

function asPlainText(body: string): ContentNode[] {
  const lines = body.split("\n").map((line) => line.trim());
  const text = lines.filter((line) => line !== "").join(" ");
  return [{ type: "paragraph", children: joinText([{ type: "text", text }]) }];
}
