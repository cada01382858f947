import type { ContentNode } from "@parley/contracts/types";

const LEADING_MARKS = /^\p{M}+/u;

/**
 * Neighbouring texts as one, empty ones gone. A text never begins with a combining mark: over the border of an
 * emphasis or a link it would pile up on the letter before.
 */
export function joinText(nodes: readonly ContentNode[]): ContentNode[] {
  const joined: ContentNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === "text" && last?.type === "text") last.text += node.text;
    else joined.push(node.type === "text" ? { ...node } : node);
  }
  for (const node of joined) {
    if (node.type === "text") node.text = node.text.replace(LEADING_MARKS, "");
  }
  return joined.filter((node) => node.type !== "text" || node.text !== "");
}
