import type { ContentNode } from "@parley/contracts/types";
import { joinText } from "./join-text.ts";

/** `||` as it stood in a text, until its pair is known. */
export interface SpoilerMark {
  type: "spoiler-mark";
  /** No white space after it. */
  opens: boolean;
  /** No white space before it. */
  closes: boolean;
}

export type Piece = ContentNode | SpoilerMark;

/** A text cut at its `||`. At a border of the text the neighbour is another part, so the mark may be either. */
export function cutAtSpoilerMarks(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = text.indexOf("||"); at !== -1; at = text.indexOf("||", from)) {
    pieces.push({ type: "text", text: text.slice(from, at) });
    from = at + 2;
    const opens = !/\s/.test(text.charAt(from));
    const closes = !/\s/.test(text.charAt(at - 1));
    pieces.push({ type: "spoiler-mark", opens, closes });
  }
  pieces.push({ type: "text", text: text.slice(from) });
  return pieces;
}

/** Each opening mark with the next closing one around at least something; a mark left alone is the text it was. */
export function foldSpoilers(pieces: readonly Piece[]): ContentNode[] {
  const folded: ContentNode[] = [];
  let inside: ContentNode[] | null = null;
  for (const piece of pieces) {
    if (piece.type !== "spoiler-mark") {
      (inside ?? folded).push(piece);
      continue;
    }
    const children = inside !== null && piece.closes ? joinText(inside) : [];
    if (children.length > 0) {
      folded.push({ type: "spoiler", children });
      inside = null;
    } else if (piece.opens) {
      if (inside !== null) pushUnfolded(folded, inside);
      inside = [];
    } else {
      (inside ?? folded).push(bars());
    }
  }
  if (inside !== null) pushUnfolded(folded, inside);
  return joinText(folded);
}

function pushUnfolded(folded: ContentNode[], inside: readonly ContentNode[]): void {
  folded.push(bars());
  for (const node of inside) folded.push(node);
}

function bars(): ContentNode {
  return { type: "text", text: "||" };
}
