import { capMarks } from "./cap-marks.ts";
import { dropUnpairedBidi } from "./drop-unpaired-bidi.ts";

const LINE_ENDS = /\r\n?|[\u2028\u2029]/g;
/** All control characters but tab and line feed, the byte order mark, interlinear annotations. */
const UNWANTED = /[^\P{Cc}\t\n]|[\ufeff\ufff9-\ufffb]/gu;

/**
 * A body as it is parsed: line feeds, NFC, no control characters, no unpaired bidirectional controls, no piles of
 * combining marks. Doing it twice changes nothing. `source` is kept as written; this is for what is shown.
 */
export function normaliseBody(source: string): string {
  const text = dropUnpairedBidi(source.replace(LINE_ENDS, "\n").replace(UNWANTED, ""));
  // Marks are capped first, since composing a pile of thousands takes quadratic time, and again, since composing
  // can make two marks of one.
  return capMarks(capMarks(text).normalize("NFC"));
}
