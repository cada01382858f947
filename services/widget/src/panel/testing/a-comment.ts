import type { Comment, ThreadPage } from "@parley/contracts/types";

/** A comment for tests: a visible root unless told. */
export function aComment(part: Partial<Comment> & { id: string }): Comment {
  return {
    siteId: "demo",
    articleId: "a1",
    parentId: null,
    rootId: part.id,
    depth: part.parentId ? 1 : 0,
    ordinal: 0,
    author: { id: "p1", name: "Maria", badges: [] },
    content: [{ type: "paragraph", children: [{ type: "text", text: `text of ${part.id}` }] }],
    createdAt: "2026-05-10T10:00:00.000Z",
    editedAt: null,
    status: "visible",
    answered: false,
    pinned: false,
    replyCount: 0,
    votes: { up: 0, down: 0 },
    version: 1,
    ...part,
  };
}

export function aPage(comments: Comment[], part: Partial<ThreadPage> = {}): ThreadPage {
  const article = {
    siteId: "demo",
    id: "a1",
    url: "https://news.example/a1",
    title: "The bridge",
    state: "open" as const,
    slowModeSeconds: 0,
    premoderated: false,
    commentCount: comments.length,
    closesAt: null,
  };
  return { article, comments, nextCursor: null, seq: 10, ...part };
}
