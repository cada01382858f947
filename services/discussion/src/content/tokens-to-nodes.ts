import type { Token } from "markdown-it";
import type { ContentNode } from "@parley/contracts/types";
import { CONTENT_LIMITS } from "./content-limits.ts";
import { cutAtSpoilerMarks, foldSpoilers, type Piece } from "./fold-spoilers.ts";
import { plainTextOf } from "./plain-text-of.ts";
import { shownAddress } from "./shown-address.ts";

/** A part that is open: what it will hold, and for a list its finished items. */
interface OpenPart {
  token: Token;
  pieces: Piece[];
  items: ContentNode[][];
}

const LANGUAGE = /^[\w+#.-]+$/;
const INLINE = new Set(["strong_open", "em_open", "s_open", "link_open"]);

/** The tokenizer's flat list as a tree. A loop with a stack of its own: no input can exhaust the call stack. */
export function tokensToNodes(tokens: readonly Token[]): ContentNode[] {
  const root: Piece[] = [];
  const open: OpenPart[] = [];
  let inlineDepth = 0;
  for (const token of everyToken(tokens)) {
    const pieces = open.at(-1)?.pieces ?? root;
    if (token.nesting === 1) {
      if (INLINE.has(token.type)) inlineDepth += 1;
      // Its content goes to the part around it, as if the marks were not there.
      const flattened = inlineDepth > CONTENT_LIMITS.inlineDepth || leadsNowhere(token);
      open.push({ token, pieces: flattened ? pieces : [], items: [] });
    } else if (token.nesting === -1) {
      const part = open.pop();
      if (part === undefined) continue;
      if (INLINE.has(part.token.type)) inlineDepth -= 1;
      const around = open.at(-1);
      if (part.pieces !== (around?.pieces ?? root)) close(part, around, root);
    } else {
      for (const piece of leavesOf(token)) pieces.push(piece);
    }
  }
  return foldSpoilers(root);
}

/** `[label]()` */
function leadsNowhere(token: Token): boolean {
  return token.type === "link_open" && token.attrGet("href") === "";
}

function* everyToken(tokens: readonly Token[]): Iterable<Token> {
  for (const token of tokens) {
    if (token.type === "inline") yield* token.children ?? [];
    else yield token;
  }
}

function close(part: OpenPart, around: OpenPart | undefined, root: Piece[]): void {
  const children = foldSpoilers(part.pieces);
  if (part.token.type === "list_item_open") {
    around?.items.push(children);
    return;
  }
  const node = nodeOf(part, children);
  if (node !== null) (around?.pieces ?? root).push(node);
}

/** null: nothing stands in it, so there is nothing to show. */
function nodeOf(part: OpenPart, children: ContentNode[]): ContentNode | null {
  const { token, items } = part;
  if (token.type === "link_open") return linkOf(String(token.attrGet("href") ?? ""), children);
  if (token.type === "bullet_list_open") return { type: "list", ordered: false, items };
  if (token.type === "ordered_list_open") return { type: "list", ordered: true, items };
  if (children.length === 0) return null;
  if (token.type === "blockquote_open") return { type: "quote", children };
  if (token.type === "strong_open") return { type: "strong", children };
  if (token.type === "em_open") return { type: "emphasis", children };
  if (token.type === "s_open") return { type: "strike", children };
  return { type: "paragraph", children };
}

function linkOf(href: string, label: ContentNode[]): ContentNode {
  const address = label.length === 0 ? href : shownAddress(plainTextOf(label), href);
  const children: ContentNode[] = address === null ? label : [{ type: "text", text: address }];
  return { type: "link", href, children };
}

function leavesOf(token: Token): Piece[] {
  if (token.type === "text") return cutAtSpoilerMarks(token.content);
  if (token.type === "softbreak" || token.type === "hardbreak") return [{ type: "line-break" }];
  if (token.type === "code_inline") return [{ type: "code", text: token.content }];
  if (token.type === "fence" || token.type === "code_block") {
    return [{ type: "code-block", text: codeOf(token) }];
  }
  return [{ type: "text", text: token.content }];
}

/** What stands beside a fence is dropped only where it can be a language's name. */
function codeOf(token: Token): string {
  const code = token.content.replace(/\n$/, "");
  const beside = token.info.trim();
  if (beside === "" || (code !== "" && LANGUAGE.test(beside))) return code;
  return code === "" ? beside : `${beside}\n${code}`;
}
