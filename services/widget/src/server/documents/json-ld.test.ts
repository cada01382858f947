import { expect, test } from "@jest/globals";
import { aComment, anArticle } from "../testing/tiny-discussion.ts";
import { jsonLd, plainText } from "./json-ld.ts";

const pageUrl = "http://localhost:3000/d/news/a1";

test("jsonLd: replies → below what they answer", () => {
  const comments = [aComment({ answered: true }), aComment({ id: "c2", parentId: "c1" })];
  expect(jsonLd({ article: anArticle(), comments, pageUrl })).toMatchObject({
    "@type": "DiscussionForumPosting",
    headline: "A stored title",
    commentCount: 1,
    comment: [{ url: `${pageUrl}?comment=c1`, comment: [{ url: `${pageUrl}?comment=c2` }] }],
  });
});

test("jsonLd: a tombstone → its replies stand in its place, nothing of it", () => {
  const gone = aComment({ status: "hidden", author: null, content: [], answered: true });
  const comments = [gone, aComment({ id: "c2", parentId: "c1" })];
  const { comment } = jsonLd({ article: anArticle(), comments, pageUrl });
  expect(comment).toEqual([expect.objectContaining({ url: `${pageUrl}?comment=c2` })]);
});

test("jsonLd: an erased author → no author", () => {
  const comments = [aComment({ author: { id: null, name: null, badges: [] } })];
  const { comment } = jsonLd({ article: anArticle(), comments, pageUrl });
  expect(comment).toEqual([expect.not.objectContaining({ author: expect.anything() })]);
});

test("plainText: blocks, marks and lists → lines of text", () => {
  const text = (value: string) => ({ type: "text" as const, text: value });
  const nodes = [
    {
      type: "paragraph" as const,
      children: [text("One "), { type: "strong" as const, children: [text("two")] }],
    },
    { type: "list" as const, ordered: false, items: [[text("three")], [text("four")]] },
  ];
  expect(plainText(nodes)).toBe("One two\nthree\nfour");
});
