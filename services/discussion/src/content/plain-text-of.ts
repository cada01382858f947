import type { ContentNode } from "@parley/contracts/types";

/** What a reader reads, without the marks: blocks and list items on lines of their own. */
export function plainTextOf(nodes: readonly ContentNode[]): string {
  return pieces(nodes).join("").trim();
}

function pieces(nodes: readonly ContentNode[]): string[] {
  return nodes.flatMap((node) => {
    switch (node.type) {
      case "text":
      case "code":
        return [node.text];
      case "code-block":
        return [node.text, "\n"];
      case "line-break":
        return ["\n"];
      case "mention":
        return [`@${node.name}`];
      case "paragraph":
        return [...pieces(node.children), "\n"];
      case "list":
        return node.items.flatMap(pieces);
      case "quote":
      case "strong":
      case "emphasis":
      case "strike":
      case "spoiler":
      case "link":
        return pieces(node.children);
    }
  });
}
