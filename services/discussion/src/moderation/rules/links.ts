import { linksIn } from "../../content/links-in.ts";
import type { TextRule } from "./rule.ts";
import { hold, PASS } from "./verdict.ts";

/** [T85] More links than the site's `linksMax` wait for a moderator. */
export const links: TextRule = {
  name: "links",
  sparesModerators: true,
  judge({ content, settings }) {
    const count = linksIn(content).length;
    if (count <= settings.linksMax) return PASS;
    return hold("links", `${count} links, ${settings.linksMax} allowed`);
  },
};
