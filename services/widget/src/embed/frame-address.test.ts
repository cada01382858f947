import { describe, expect, test } from "@jest/globals";
import { commentOfHash, frameAddress } from "./frame-address.ts";

const page = { url: "https://news.example/a1", title: "Page", language: "ru", hash: "" };

function addressOf(attributes: Record<string, string>, part: Partial<typeof page> = {}) {
  const attribute = (name: string) => attributes[name] ?? null;
  return frameAddress("https://talk.example", attribute, { ...page, ...part });
}

describe("frameAddress", () => {
  test("only site and article told → the page itself says the rest", () => {
    expect(addressOf({ site: "demo", article: "a1" })).toBe(
      "https://talk.example/embed/demo/a1?url=https%3A%2F%2Fnews.example%2Fa1&title=Page&locale=ru",
    );
  });

  test("everything told → the tag has the word", () => {
    const told = { site: "demo", article: "стол", url: "https://news.example/x", title: "T & t" };
    const rest = { locale: "en", theme: "dark", sort: "newest", "heading-level": "3" };
    const address = new URL(addressOf({ ...told, ...rest }) ?? "");
    expect(address.pathname).toBe("/embed/demo/%D1%81%D1%82%D0%BE%D0%BB");
    expect(Object.fromEntries(address.searchParams)).toEqual({
      url: "https://news.example/x",
      title: "T & t",
      locale: "en",
      theme: "dark",
      sort: "newest",
      heading: "3",
    });
  });

  test("the page's hash names a comment → so does the address", () => {
    expect(addressOf({ site: "demo", article: "a1" }, { hash: "#parley-c1" })).toContain(
      "comment=c1",
    );
  });

  test("no article → no frame", () => {
    expect(addressOf({ site: "demo" })).toBeNull();
  });
});

test("commentOfHash: another hash, or one with markup → none", () => {
  const hashes = ["#parley-Ab_-9", "#top", "#parley-", "#parley-<img>", "#parley-a b", ""];
  expect(hashes.map(commentOfHash)).toEqual(["Ab_-9", null, null, null, null, null]);
});
