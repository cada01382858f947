import { normaliseBody } from "../content/normalise-body.ts";

/** [A1] An article's title as it is kept: the rules of a text, on one line; null where nothing is left of it. */
export function cleanTitle(title: string): string | null {
  return normaliseBody(title).replace(/\s+/gu, " ").trim() || null;
}
