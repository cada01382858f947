import type { ContentNode } from "@parley/contracts/types";

/** The addresses of all links, in the order they are read, each as often as it stands there. */
export function linksIn(nodes: readonly ContentNode[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === "link") return [node.href, ...linksIn(node.children)];
    if (node.type === "list") return node.items.flatMap(linksIn);
    return "children" in node ? linksIn(node.children) : [];
  });
}
