import { describe, expect, test } from "@jest/globals";
import type { Comment } from "@parley/contracts/types";
import { aComment, aPage } from "../testing/a-comment.ts";
import { openThread } from "./open-thread.ts";
import { revealReplies, revealRoots, showPrivately } from "./reveal.ts";
import { takeChanges, takePush, takeVotes } from "./take-news.ts";
import { takePage, takeReplies } from "./take-pages.ts";
import { commentOf, type ThreadState } from "./thread-state.ts";
import { threadView } from "./thread-view.ts";
import { waitingRoots } from "./waiting.ts";

const renderedAt = "2026-05-10T12:00:00.000Z";
const later = "2026-05-10T12:01:00.000Z";

function opened(comments: Comment[], part: Parameters<typeof aPage>[1] = {}): ThreadState {
  const page = aPage(comments, part);
  return openThread({ page, linked: null, sort: "best", cursor: null, renderedAt });
}

function reply(id: string, part: Partial<Comment> = {}): Comment {
  return aComment({ id, parentId: "r1", rootId: "r1", depth: 1, ordinal: 1, ...part });
}

function push(after: number, seq: number, comments: Comment[]) {
  return { siteId: "demo", articleId: "a1", after, seq, commentCount: 5, comments };
}

describe("takePush", () => {
  test("[W2] takePush: begins at the position → moves it; begins later → false, what came is kept", () => {
    const state = opened([aComment({ id: "r1" })]);
    expect(takePush(state, push(9, 11, []))).toBe(true);
    expect(state.seq).toBe(11);
    expect(takePush(state, push(12, 13, [aComment({ id: "r1", version: 2 })]))).toBe(false);
    expect(state.seq).toBe(11);
    expect(commentOf(state, "r1")?.version).toBe(2);
  });

  test("takePush: an older batch after a newer one → the newer count stands", () => {
    const state = opened([]);
    takePush(state, { ...push(10, 14, []), commentCount: 8 });
    takePush(state, { ...push(10, 12, []), commentCount: 7 });
    expect(state.article.commentCount).toBe(8);
  });

  test("takePush: a new root → waits, and nothing on screen moves", () => {
    const state = opened([aComment({ id: "r1" })]);
    takePush(state, push(10, 11, [aComment({ id: "r2", createdAt: later })]));
    expect(threadView(state).map((node) => node.comment.id)).toEqual(["r1"]);
    expect(waitingRoots(state).map((root) => root.id)).toEqual(["r2"]);
    expect(revealRoots(state)).toEqual(["r2"]);
    expect(threadView(state).map((node) => node.comment.id)).toEqual(["r2", "r1"]);
  });

  test("takePush: an edit of a root on a page not loaded → is no news", () => {
    const state = opened([aComment({ id: "r1" })], { nextCursor: "more" });
    takePush(state, push(10, 11, [aComment({ id: "old", version: 2, editedAt: later })]));
    expect(waitingRoots(state)).toEqual([]);
  });

  test("takePush: a waiting root is hidden before it was looked at → it waits no more", () => {
    const state = opened([]);
    takePush(state, push(10, 11, [aComment({ id: "r2", createdAt: later })]));
    takePush(state, push(11, 12, [aComment({ id: "r2", status: "hidden", version: 2 })]));
    expect(waitingRoots(state)).toEqual([]);
  });

  test("takePush: a comment on screen is removed → its place stays, as a tombstone", () => {
    const state = opened([aComment({ id: "r1" })]);
    const gone = aComment({ id: "r1", status: "hidden", author: null, content: [], version: 2 });
    takePush(state, push(10, 11, [gone]));
    expect(threadView(state)[0]?.comment.status).toBe("hidden");
  });
});

describe("replies", () => {
  test("takePush: a reply to a thread on screen → counted there, shown when asked for", () => {
    const state = opened([aComment({ id: "r1" })]);
    takePush(state, push(10, 11, [reply("c1", { createdAt: later, replyCount: 1 })]));
    expect(threadView(state)[0]).toMatchObject({ newReplies: 1, moreReplies: 0, children: [] });
    expect(revealReplies(state, "r1")).toEqual(["c1"]);
    expect(threadView(state)[0]?.children.map((node) => node.comment.id)).toEqual(["c1"]);
  });

  test("takeReplies: the rest of a long thread → no more to show, in order of arrival", () => {
    const state = opened([aComment({ id: "r1", replyCount: 3 }), reply("c1", { replyCount: 3 })]);
    expect(threadView(state)[0]?.moreReplies).toBe(2);
    const rest = [2, 3].map((ordinal) => reply(`c${ordinal}`, { ordinal, replyCount: 3 }));
    takeReplies(state, "r1", { comments: rest.toReversed(), nextCursor: null });
    const root = threadView(state)[0];
    expect(root?.moreReplies).toBe(0);
    expect(root?.children.map((node) => node.comment.id)).toEqual(["c1", "c2", "c3"]);
  });

  test("threadView: deeper than lists nest → flat, after the parent, knowing whom it answers", () => {
    const chain = [aComment({ id: "r1", replyCount: 5 })];
    for (let depth = 1; depth <= 5; depth += 1) {
      const parentId = depth === 1 ? "r1" : `c${depth - 1}`;
      chain.push(reply(`c${depth}`, { parentId, depth, ordinal: depth, replyCount: 5 }));
    }
    const third = threadView(opened(chain))[0]?.children[0]?.children[0]?.children;
    expect(third?.map((node) => [node.comment.id, node.flat, node.parent?.id])).toEqual([
      ["c3", false, "c2"],
      ["c4", true, "c3"],
      ["c5", true, "c4"],
    ]);
  });
});

describe("pages", () => {
  test("[W2] takePage: a later page with another seq → the position stands, no root twice", () => {
    const state = opened([aComment({ id: "r1" })], { nextCursor: "2" });
    takePage(state, aPage([aComment({ id: "r1" }), aComment({ id: "r2" })], { seq: 99 }));
    expect(state.seq).toBe(10);
    expect(state.roots).toEqual(["r1", "r2"]);
  });

  test("openThread: a linked comment that the page lacks → its thread stands first, to be completed", () => {
    const root = aComment({ id: "r9", replyCount: 40 });
    const comment = aComment({
      id: "c7",
      parentId: "r9",
      rootId: "r9",
      ordinal: 7,
      replyCount: 40,
    });
    const page = aPage([aComment({ id: "r1" })]);
    const linked = { comment, ancestors: [root], article: page.article, replies: null, after: 0 };
    const view = threadView(openThread({ page, linked, sort: "best", cursor: null, renderedAt }));
    expect(view.map((node) => node.comment.id)).toEqual(["r9", "r1"]);
    expect(view[0]).toMatchObject({ moreReplies: 39, children: [{ comment: { id: "c7" } }] });
  });
});

describe("private views", () => {
  const held = aComment({ id: "r2", status: "pending", source: "text", version: 3 });

  test("showPrivately: the public sees the same version as hidden → its author sees it pending", () => {
    const state = opened([]);
    showPrivately(state, held);
    takePush(state, push(10, 11, [aComment({ id: "r2", status: "hidden", version: 3 })]));
    expect(commentOf(state, "r2")?.status).toBe("pending");
  });

  test("showPrivately: approved meanwhile → the public state stands, in its place", () => {
    const state = opened([]);
    showPrivately(state, held);
    takePush(state, push(10, 11, [aComment({ id: "r2", version: 4 })]));
    expect(threadView(state).map((node) => node.comment.status)).toEqual(["visible"]);
    expect(waitingRoots(state)).toEqual([]);
  });
});

describe("changes and votes", () => {
  test("[W2] takeChanges → moves the position; state, count and comments are taken in", () => {
    const state = opened([]);
    const { article } = aPage([]);
    const changes = { comments: [aComment({ id: "r3", createdAt: later })], seq: 20 };
    const closed = { ...article, state: "closed" as const, commentCount: 1 };
    takeChanges(state, { ...changes, article: closed, more: false, resync: false });
    expect([state.seq, state.article.state, state.article.commentCount]).toEqual([20, "closed", 1]);
    expect(waitingRoots(state)).toHaveLength(1);
  });

  test("[W3] takeVotes: of a tombstone or an unknown comment → nothing", () => {
    const state = opened([aComment({ id: "r1" }), aComment({ id: "r2", status: "hidden" })]);
    takeVotes(state, { r1: { up: 4, down: 0 }, r2: { up: 9, down: 0 }, r8: { up: 1, down: 1 } });
    expect(commentOf(state, "r1")?.votes.up).toBe(4);
    expect(commentOf(state, "r2")?.votes.up).toBe(0);
    expect(commentOf(state, "r8")).toBeUndefined();
  });
});
