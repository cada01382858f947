import { productOrigin, script } from "./loader-origin.ts";

/** The server answers for at most this many articles at once. */
const AT_ONCE = 100;

/** Fills every `[data-parley-count="<article id>"]` of a list page, with as few requests as can be. */
async function fillCounts(site: string): Promise<void> {
  const places = [...document.querySelectorAll<HTMLElement>("[data-parley-count]")];
  const ids = [...new Set(places.flatMap((place) => place.dataset["parleyCount"] || []))];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const counts = await askCounts(site, ids.slice(start, start + AT_ONCE));
    for (const place of places) {
      const count = counts[place.dataset["parleyCount"] ?? ""];
      if (count !== undefined) place.textContent = String(count);
    }
  }
}

async function askCounts(site: string, ids: string[]): Promise<Record<string, number>> {
  const articles = ids.map(encodeURIComponent).join(",");
  const path = `/api/v1/sites/${encodeURIComponent(site)}/counts?articles=${articles}`;
  const response = await fetch(productOrigin + path, { credentials: "omit" });
  if (!response.ok) return {};
  const { counts } = await response.json();
  return counts;
}

function whenParsed(then: () => void): void {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", then);
  else then();
}

const site = script?.dataset["parleySite"];
if (site) whenParsed(() => void fillCounts(site).catch(() => undefined));
