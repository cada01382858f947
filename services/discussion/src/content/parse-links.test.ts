import { describe, expect, test } from "@jest/globals";
import type { ContentNode } from "@parley/contracts/types";
import { CONTENT_LIMITS } from "./content-limits.ts";
import { linksIn } from "./links-in.ts";
import { parseContent } from "./parse-content.ts";
import { plainTextOf } from "./plain-text-of.ts";

const text = (value: string): ContentNode => ({ type: "text", text: value });
const paragraph = (...children: ContentNode[]): ContentNode => ({ type: "paragraph", children });
const strong = (...children: ContentNode[]): ContentNode => ({ type: "strong", children });
const emphasis = (...children: ContentNode[]): ContentNode => ({ type: "emphasis", children });
const link = (href: string, ...children: ContentNode[]): ContentNode => ({
  type: "link",
  href,
  children,
});

describe("parseContent: links", () => {
  const site = "https://a.example/b";
  const shown: [string, string, ContentNode[]][] = [
    ["a label", `[x *y*](${site})`, [link(site, text("x "), emphasis(text("y")))]],
    ["no label → the address", `[](${site})`, [link(site, text(site))]],
    ["brackets of the address", `${site}_(c)`, [link(`${site}_(c)`, text(`${site}_(c)`))]],
    ["the sentence's mark outside", `(${site}).`, [text("("), link(site, text(site)), text(").")]],
    ["inside strong", `**${site}**`, [strong(link(site, text(site)))]],
    ["a mailbox", "<me@a.example>", [link("mailto:me@a.example", text("me@a.example"))]],
    ["a picture → its source", `![x](${site})`, [text("![x]("), link(site, text(site)), text(")")]],
    [
      "[T57] a label that names another host → where it leads",
      "[https://bank.example](https://evil.example/)",
      [link("https://evil.example/", text("https://evil.example/"))],
    ],
    [
      "[T57] a host of look-alike letters → punycode",
      "https://аррӏе.com/",
      [link("https://xn--80ak6aa92e.com/", text("https://xn--80ak6aa92e.com/"))],
    ],
    [
      "a host with no Latin letter → as written",
      "https://кремль.рф/",
      [link("https://xn--e1ajeds9e.xn--p1ai/", text("https://кремль.рф/"))],
    ],
  ];
  test.each(shown)("%s", (_, source, children) => {
    expect(parseContent(source)).toEqual([paragraph(...children)]);
  });

  test.each([
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](<java&#10;script:alert(1)>)",
    "[x](\u0001javascript:alert(1))",
    "[x](data:text/html;base64,PHN2Zz4=)",
    "[x](vbscript:msgbox)",
    "[x](file:///etc/passwd)",
    "[x](ftp://a.example)",
    "[x](//evil.example)",
    "[x](\\\\\\\\evil.example)",
    "[x](/path)",
    "[x](#hash)",
    "[x](https:evil.example)",
    "[x](https://user@evil.example)",
    "[x](https://a.example:b@evil.example)",
    "[x](mailto:a@b.example?cc=c@d.example)",
    "<javascript:alert(1)>",
    "javascript://%0aalert(1)",
    "xhttps://a.example",
    "www.a.example",
  ])("[T57] %s → no link", (source) => {
    expect(linksIn(parseContent(source))).toEqual([]);
  });

  test("[T105] more bare addresses than the limit → the rest stay text", () => {
    const nodes = parseContent("http://a.example ".repeat(CONTENT_LIMITS.bareLinks + 5));
    expect(linksIn(nodes)).toHaveLength(CONTENT_LIMITS.bareLinks);
    expect(plainTextOf(nodes)).toMatch(/http:\/\/a\.example$/);
  });
});
