import { CONTENT_LIMITS } from "./content-limits.ts";

const MARK = /^\p{M}$/u;
const INVISIBLE = /^\p{Default_Ignorable_Code_Point}$/u;

/**
 * At most `CONTENT_LIMITS.marksPerBase` combining marks on a base character. An invisible character between marks is
 * no new base, or it would let the pile grow on.
 */
export function capMarks(text: string): string {
  let kept = "";
  let marks = 0;
  for (const character of text) {
    if (MARK.test(character)) {
      marks += 1;
      if (marks > CONTENT_LIMITS.marksPerBase) continue;
    } else if (!INVISIBLE.test(character)) {
      marks = 0;
    }
    kept += character;
  }
  return kept;
}
