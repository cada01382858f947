import type { Article, Comment } from "../types.ts";

export function aComment(changed: Partial<Comment> = {}): Comment {
  const id = changed.id ?? "c1";
  return {
    id,
    siteId: "s",
    articleId: "a1",
    parentId: null,
    rootId: id,
    depth: 0,
    ordinal: 0,
    author: { id: "p1", name: "Ann", badges: [] },
    content: [{ type: "paragraph", children: [{ type: "text", text: `text of ${id}` }] }],
    createdAt: "2026-01-01T00:00:00.000Z",
    editedAt: null,
    status: "visible",
    answered: false,
    pinned: false,
    replyCount: 0,
    votes: { up: 0, down: 0 },
    version: 1,
    ...changed,
  };
}

export function anArticle(changed: Partial<Article> = {}): Article {
  return {
    siteId: "s",
    id: "a1",
    url: null,
    title: null,
    state: "open",
    slowModeSeconds: 0,
    premoderated: false,
    commentCount: 0,
    closesAt: null,
    ...changed,
  };
}
