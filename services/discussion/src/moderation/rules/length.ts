import { isEmptyContent } from "../../content/is-empty-content.ts";
import { refuseBody } from "./refuse-body.ts";
import type { TextRule } from "./rule.ts";
import { PASS } from "./verdict.ts";

/** [T51, T52] There is something to read, in at most the site's `bodyMaxLength` code points. */
export const length: TextRule = {
  name: "length",
  sparesModerators: false,
  judge({ body, content, settings }) {
    if (isEmptyContent(content)) return refuseBody("the text is empty");
    if (codePointsOf(body) <= settings.bodyMaxLength) return PASS;
    return refuseBody(`the text has more than ${settings.bodyMaxLength} characters`);
  },
};

function codePointsOf(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
