import { describe, expect, test } from "@jest/globals";
import type { ContentNode } from "@parley/contracts/types";
import { contentNodeSchema } from "@parley/contracts/schemas/comment";
import { linksIn } from "@parley/discussion/content/links-in";
import { parseContent } from "@parley/discussion/content/parse-content";
import { plainTextOf } from "@parley/discussion/content/plain-text-of";
import { hostileTexts } from "./corpus.ts";
import { HTML_VECTORS } from "./vectors/html.ts";

const PROTOCOLS = ["http:", "https:", "mailto:"];

/** What a comment's text may be: strict objects of the contract's types, so no other member can ride along. */
const allowed = contentNodeSchema.array();

describe("[T55] hostile texts as comments", () => {
  test.each(hostileTexts())("$name → allowed nodes, harmless addresses", ({ source }) => {
    const nodes = parseContent(source);
    expect(allowed.parse(nodes)).toEqual(nodes);
    for (const href of linksIn(nodes)) expectHarmless(href);
    for (const { href, label } of labelledLinks(nodes)) expectHonest(href, label);
  });

  test.each(HTML_VECTORS)("%j → no link of its own making, its words as typed", (source) => {
    const nodes = parseContent(source);
    expect(wordsOf(plainTextOf(nodes))).toBe(wordsOf(source));
  });

  test.each(["html", "markdown", "names", "commonmark", "naughty"])(
    "the corpus %s is there, and not a few of it",
    (family) => {
      const texts = hostileTexts().filter(({ name }) => name.startsWith(`${family} `));
      expect(texts.length).toBeGreaterThanOrEqual(20);
    },
  );
});

function expectHarmless(href: string): void {
  const url = new URL(href);
  expect(PROTOCOLS).toContain(url.protocol);
  expect(url.username + url.password).toBe("");
  // Normalised: what is stored is what a browser goes to.
  expect(url.href).toBe(href);
  expect(href).toMatch(/^[\x21-\x7e]+$/);
}

/** A label that is an address leads to that address. */
function expectHonest(href: string, label: string): void {
  const address = label.trim();
  if (!/^https?:\/\//i.test(address)) return;
  expect(new URL(address).host).toBe(new URL(href).host);
}

function labelledLinks(nodes: readonly ContentNode[]): { href: string; label: string }[] {
  return nodes.flatMap((node) => {
    if (node.type === "link") return [{ href: node.href, label: plainTextOf(node.children) }];
    if (node.type === "list") return node.items.flatMap(labelledLinks);
    return "children" in node ? labelledLinks(node.children) : [];
  });
}

function wordsOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}
