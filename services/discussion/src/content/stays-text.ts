import type { MarkdownIt, StateBlock, StateInline } from "markdown-it";
import { CONTENT_LIMITS } from "./content-limits.ts";

type BlockRule = (state: StateBlock, start: number, end: number, silent: boolean) => boolean;

const BARE_MARKERS = /^(?:(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$))+$/;
const NUMBER_NOT_ONE = /^(?!1[.)])\d{1,9}[.)](?:[ \t]|$)/;

/**
 * Lines that are a paragraph though they look like a list: numbers that do not begin with 1 (the tree keeps no
 * numbers, and "1986. A good year" must not become "1."), markers with nothing after them (a lone "+" is an answer),
 * and everything nested deeper than the limit.
 */
export function lineStaysText(md: MarkdownIt): BlockRule {
  return (state, start, end, silent) => {
    if (silent) return false;
    if (!looksLikeListOnly(state, start) && state.level < CONTENT_LIMITS.blockLevels) return false;
    // The last rule of the chain is the one that takes whatever no other rule took: the paragraph.
    return md.block.ruler.getRules("").at(-1)?.(state, start, end, silent) ?? false;
  };
}

function looksLikeListOnly(state: StateBlock, line: number): boolean {
  const codeIndent = (state.sCount[line] ?? 0) - state.blkIndent >= 4;
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  const text = state.src.slice(start, state.eMarks[line]);
  return !codeIndent && (BARE_MARKERS.test(text) || NUMBER_NOT_ONE.test(text));
}

/** `![` is no link with an exclamation mark before it: pictures are not taken, their source is shown as typed. */
export function pictureStaysText(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith("![", state.pos)) return false;
  if (!silent) state.pending += "![";
  state.pos += 2;
  return true;
}
