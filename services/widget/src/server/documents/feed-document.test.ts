import { expect, test } from "@jest/globals";
import { aComment, aThread } from "../testing/tiny-discussion.ts";
import { renderFeed } from "./feed-document.tsx";

const pageUrl = "http://localhost:3000/d/news/a1";

test("renderFeed: visible comments → newest first, each with its address", () => {
  const comments = [
    aComment({ answered: true, status: "hidden", author: null, content: [] }),
    aComment({ id: "c2", parentId: "c1", createdAt: "2026-11-01T10:01:00.000Z" }),
    aComment({ id: "c3", createdAt: "2026-11-01T10:02:00.000Z" }),
  ];
  const feed = renderFeed({ title: "News", pageUrl, page: aThread({ comments }) });
  const ids = [...feed.matchAll(/<entry><id>([^<]*)<\/id>/g)].map(([, id]) => id);
  expect(ids).toEqual([`${pageUrl}?comment=c3`, `${pageUrl}?comment=c2`]);
  expect(feed).toContain("<updated>2026-11-01T10:02:00.000Z</updated>");
});

test("renderFeed: markup and characters that XML has not → text, or nothing", () => {
  const text = "<b>&amp;\u0001\u{1f600}";
  const content = [{ type: "paragraph" as const, children: [{ type: "text" as const, text }] }];
  const feed = renderFeed({
    title: "A & B",
    pageUrl,
    page: aThread({ comments: [aComment({ content })] }),
  });
  expect(feed).toContain('<content type="text">&lt;b>&amp;amp;\u{1f600}</content>');
  expect(feed).toContain("<title>A &amp; B</title>");
});

test("renderFeed: nothing there yet → a feed all the same", () => {
  const feed = renderFeed({ title: "News", pageUrl, page: aThread({ comments: [] }) });
  expect(feed).toMatch(
    /^<\?xml[^>]*\?>\n<feed xmlns="http:\/\/www.w3.org\/2005\/Atom">.*<\/feed>$/,
  );
});
