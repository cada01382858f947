import { CONTENT_LIMITS } from "../../content/content-limits.ts";
import { linksIn } from "../../content/links-in.ts";
import { refuseBody } from "./refuse-body.ts";
import type { TextRule } from "./rule.ts";
import { PASS } from "./verdict.ts";

/** [T105] Hundreds of links are refused whoever sends them: no moderator should have to read that. */
export const linkFlood: TextRule = {
  name: "link-flood",
  sparesModerators: false,
  judge({ content }) {
    if (linksIn(content).length < CONTENT_LIMITS.bareLinks) return PASS;
    return refuseBody(`the text has ${CONTENT_LIMITS.bareLinks} links or more`);
  },
};
