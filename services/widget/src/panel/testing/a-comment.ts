import { aComment as aContractComment, anArticle } from "@parley/contracts/testing/a-comment";
import type { Comment, ThreadPage } from "@parley/contracts/types";

/** A comment for tests: a visible root of the demo's first article unless told. */
export function aComment(part: Partial<Comment> & { id: string }): Comment {
  return aContractComment({
    siteId: "demo",
    depth: part.parentId ? 1 : 0,
    author: { id: "p1", name: "Maria", badges: [] },
    createdAt: "2026-05-10T10:00:00.000Z",
    ...part,
  });
}

export function aPage(comments: Comment[], part: Partial<ThreadPage> = {}): ThreadPage {
  const article = anArticle({
    siteId: "demo",
    url: "https://news.example/a1",
    title: "The bridge",
    commentCount: comments.length,
  });
  return { article, comments, nextCursor: null, seq: 10, ...part };
}
