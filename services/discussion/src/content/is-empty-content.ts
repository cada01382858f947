import type { ContentNode } from "@parley/contracts/types";
import { plainTextOf } from "./plain-text-of.ts";

/** A character with ink: no space, no control, nothing invisible or combining, no blank braille cell. */
const VISIBLE = /[^\s\p{Z}\p{Cc}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** Entities of blank characters. They are shown as typed, but who sends nothing else sends nothing. */
const BLANK_ENTITY =
  /&(?:nbsp|ensp|emsp|thinsp|hairsp|numsp|puncsp|zwn?j|lrm|rlm|shy|Tab|NewLine|NoBreak|ZeroWidthSpace);/g;
const NUMERIC_ENTITY = /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi;

/** [T51] Whether a reader would see nothing: spaces, zero-width characters, Hangul fillers, only quote marks … */
export function isEmptyContent(nodes: readonly ContentNode[]): boolean {
  const text = plainTextOf(nodes)
    .replace(BLANK_ENTITY, " ")
    .replace(NUMERIC_ENTITY, (_, hex?: string, decimal?: string) =>
      characterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    );
  return !VISIBLE.test(text);
}

function characterOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}
