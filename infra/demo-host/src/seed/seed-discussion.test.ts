import { expect, test } from "@jest/globals";
import type { DemoArticle } from "../articles/demo-article.ts";
import { demoArticles } from "../articles/demo-articles.ts";

const articles = demoArticles.map((article): [string, DemoArticle] => [article.id, article]);

test.each(articles)("seeds of %s: what is answered → stands before its answer", (_id, article) => {
  const misplaced = article.comments.filter(
    ({ answers }, at) => answers !== undefined && answers >= at,
  );
  expect(misplaced).toEqual([]);
});

test.each(articles)(
  "seeds of %s: voters → people of it, none for their own words",
  (_id, article) => {
    const authors = new Set(article.comments.map(({ author }) => author));
    for (const { author, votes = [] } of article.comments) {
      expect(votes).not.toContain(author);
      expect(new Set(votes).size).toBe(votes.length);
      expect(votes.filter((voter) => !authors.has(voter))).toEqual([]);
    }
  },
);

test.each(articles)(
  "seeds of %s: no two begin alike, since that is how they are known",
  (_id, article) => {
    const beginnings = article.comments.map(({ text }) => text.slice(0, 12));
    expect(new Set(beginnings).size).toBe(beginnings.length);
  },
);
