import { describe, expect, test } from "@jest/globals";
import { aComment as aContractComment } from "@parley/contracts/testing/a-comment";
import type { Comment, ModeratedComment } from "@parley/contracts/types";
import { violationsOf, type History } from "./history-checker.ts";

const aComment = (changed: Partial<Comment> = {}): Comment =>
  aContractComment({
    articleId: "a",
    author: { id: "p", name: "Ann", badges: [] },
    content: [{ type: "text", text: "#1#" }],
    ...changed,
  });
const stored = (comment: Comment, source = "#1#"): ModeratedComment => ({
  ...comment,
  source,
  reports: [],
  flags: [],
  history: [],
});
const tombstone = (changed: Partial<Comment> = {}) =>
  aComment({ status: "hidden", author: null, content: [], version: 2, ...changed });
const pushOf = (after: number, seq: number, comments: Comment[], connection = 1) => ({
  connection,
  push: { siteId: "s", articleId: "a", after, seq, commentCount: 1, comments },
});
const aWatcher = (changed: Partial<History["watchers"][number]> = {}) => ({
  name: "w",
  held: [aComment()],
  pushes: [pushOf(0, 1, [aComment()])],
  privateEvents: [],
  ...changed,
});
const aHistory = (changed: Partial<History> = {}): History => ({
  posts: [{ tag: "#1#", outcome: "ok", answered: aComment() }],
  watchers: [aWatcher()],
  stored: [stored(aComment())],
  thread: [aComment()],
  commentCount: 1,
  votes: [],
  ...changed,
});
const reply = aComment({ id: "c2", parentId: "c1", rootId: "c1", ordinal: 1 });

describe("history checker", () => {
  test("one comment, posted, watched and there → no violation", () => {
    expect(violationsOf(aHistory())).toEqual([]);
  });

  test.each<[what: string, history: Partial<History>, violation: RegExp]>([
    [
      "an acknowledged one is gone",
      { stored: [], thread: [], watchers: [], commentCount: 0 },
      /0 times/,
    ],
    [
      "an acknowledged one is doubled",
      { stored: [stored(aComment()), stored(aComment({ id: "c9" }))], commentCount: 2 },
      /2 times/,
    ],
    ["a refused one is there", { posts: [{ tag: "#1#", outcome: "refused" }] }, /refused/],
    [
      "an unknown one is doubled",
      {
        posts: [{ tag: "#1#", outcome: "unknown" }],
        stored: [stored(aComment()), stored(aComment({ id: "c9" }))],
        commentCount: 2,
      },
      /unknown .* more than once/,
    ],
    ["one that nobody posted", { posts: [] }, /nobody posted/],
    ["a watcher lacks one", { watchers: [aWatcher({ held: [] })] }, /w sees undefined/],
    [
      "a watcher holds an older text",
      { watchers: [aWatcher({ held: [aComment({ content: [] })] })] },
      /where the thread has/,
    ],
    [
      "a gap between pushes of one connection",
      { watchers: [aWatcher({ pushes: [pushOf(0, 1, []), pushOf(2, 3, [])] })] },
      /begins at 2/,
    ],
    ["a push backwards", { watchers: [aWatcher({ pushes: [pushOf(5, 3, [])] })] }, /from 5 to 3/],
    [
      "a pending one is pushed",
      { watchers: [aWatcher({ pushes: [pushOf(0, 1, [aComment({ status: "pending" })])] })] },
      /not public/,
    ],
    [
      "a source is pushed",
      { watchers: [aWatcher({ pushes: [pushOf(0, 1, [aComment({ source: "x" })])] })] },
      /not public/,
    ],
    [
      "a hidden text is pushed",
      { watchers: [aWatcher({ pushes: [pushOf(0, 1, [aComment({ status: "hidden" })])] })] },
      /not public/,
    ],
    [
      "a pending text is pushed as another's",
      {
        posts: [{ tag: "#1#", outcome: "ok", answered: aComment({ status: "pending" }) }],
        stored: [stored(aComment({ status: "pending" }))],
        thread: [],
        commentCount: 0,
        watchers: [aWatcher({ held: [], pushes: [pushOf(0, 1, [aComment({ id: "c9" })])] })],
      },
      /pending #1#/,
    ],
    [
      "a text comes after its hide",
      {
        watchers: [aWatcher({ pushes: [pushOf(0, 1, [tombstone()]), pushOf(1, 2, [aComment()])] })],
      },
      /after its hide/,
    ],
    [
      "a moderators' event comes to a guest",
      { watchers: [aWatcher({ privateEvents: ["moderation"] })] },
      /moderation/,
    ],
    [
      "a reply without its parent",
      {
        thread: [reply],
        watchers: [],
        stored: [stored(reply)],
        posts: [{ tag: "#1#", outcome: "ok", answered: reply }],
      },
      /no parent/,
    ],
    [
      "a reply is pushed before its parent",
      { watchers: [aWatcher({ pushes: [pushOf(0, 1, [reply, aComment()])] })] },
      /before its parent/,
    ],
    ["a count is too high", { commentCount: 2 }, /commentCount is 2/],
    [
      "a reply count is too high",
      { thread: [aComment({ replyCount: 1 })], watchers: [] },
      /tells 1 replies/,
    ],
    [
      "a vote counts twice",
      {
        thread: [aComment({ votes: { up: 2, down: 0 } })],
        watchers: [],
        votes: [{ voter: "p", commentId: "c1", value: 1 }],
      },
      /2\/0 votes/,
    ],
  ])("%s → told", (_what, changed, violation) => {
    const found = violationsOf(aHistory(changed));
    expect(found.join("\n")).toMatch(violation);
  });

  test("an unknown one that is there, and a new connection that begins later → no violation", () => {
    const pushes = [pushOf(0, 1, [aComment()]), pushOf(7, 8, [], 2)];
    const posts = [{ tag: "#1#", outcome: "unknown" as const }];
    expect(violationsOf(aHistory({ posts, watchers: [aWatcher({ pushes })] }))).toEqual([]);
  });
});
