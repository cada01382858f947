import { expect, test } from "@jest/globals";
import { ownPageHref, pageHref, shareHref } from "./links.ts";
import { someProps } from "./testing/some-props.ts";

test("shareHref: the article's address with what hash it has → its own, with the comment's instead", () => {
  const props = someProps();
  expect(shareHref(props, "https://news.example/a1?x=1#top", "c1")).toBe(
    "https://news.example/a1?x=1#parley-c1",
  );
});

test("shareHref: no address known → the discussion's own page", () => {
  const props = someProps({ articleId: "стол" });
  expect(shareHref(props, null, "c1")).toBe(`${ownPageHref(props)}?comment=c1`);
  expect(ownPageHref(props)).toBe("http://localhost:3000/d/demo/%D1%81%D1%82%D0%BE%D0%BB");
});

test("pageHref: what the frame was asked for stays, values are escaped", () => {
  const props = someProps({ sort: "oldest", theme: "dark", headingLevel: 3 });
  expect(pageHref(props, { cursor: "a&b" })).toBe(
    "?sort=oldest&locale=en&theme=dark&heading=3&cursor=a%26b",
  );
});
