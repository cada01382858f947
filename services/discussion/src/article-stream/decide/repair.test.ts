import { expect, test } from "@jest/globals";
import type { CommentRecord } from "../records.ts";
import { type ArticleState, emptyState, evolve } from "../state.ts";
import { aDecision, aPost } from "../testing/commands.ts";
import { playArticle } from "../testing/play.ts";
import { decideRepair } from "./repair.ts";

const [root, other] = [aPost(), aPost()];
const reply = aPost({ parentId: root.id });
const deep = aPost({ parentId: reply.id });

/** Two trees, the first three deep with a tombstone in the middle; then some of it made wrong. */
function loaded(wrong: Record<string, Partial<CommentRecord>> = {}): ArticleState {
  const play = playArticle();
  for (const command of [root, other, reply, deep, aDecision("hide", reply.id)])
    play.decide(command);
  const state = { ...emptyState(), article: play.article(), visible: 3 };
  for (const { id } of [root, other, reply, deep])
    state.comments.set(id, { ...play.comment(id), ...wrong[id] });
  return state;
}

const repair = (trees: readonly number[], count = true) =>
  ({ kind: "repair", trees, count }) as const;
const NOTHING = { kind: "same", outcome: { comments: [], fields: [], left: 0 } };

test("[C3] decideRepair: all is as a recount says, or nothing happened yet → same", () => {
  expect(decideRepair(loaded(), repair([1, 2]))).toEqual(NOTHING);
  expect(decideRepair(emptyState(), repair([1]))).toEqual(NOTHING);
});

test("[C3] decideRepair: counts, answered and shown are wrong → set right, marked and logged without an actor", () => {
  const state = loaded({
    [root.id]: { replyCount: 9, lastOrdinal: 0 },
    [reply.id]: { answered: false, shown: false },
    [other.id]: { answered: true },
  });
  state.visible = 2;
  const decision = decideRepair(state, repair([1, 2]));
  expect(decision).toMatchObject({
    kind: "change",
    outcome: {
      comments: [root.id, other.id, reply.id],
      fields: ["answered", "commentCount", "lastOrdinal", "replyCount", "shown"],
      left: 0,
    },
    changes: {
      create: [],
      set: [
        { in: "comments", id: root.id, fields: { replyCount: 1, lastOrdinal: 2 } },
        { in: "comments", id: other.id, fields: { answered: false } },
        { in: "comments", id: reply.id, fields: { answered: true, shown: true } },
      ],
      head: { commentCount: 2 },
      marks: [
        { id: root.id, version: 1, shown: true, replyCount: 1 },
        { id: other.id, version: 1, shown: true, replyCount: 0 },
        { id: reply.id, version: 2, shown: true, replyCount: 1 },
      ],
      totals: { commentCount: 2 },
      log: [
        {
          site: "site",
          action: "repair",
          actor: null,
          article: "article",
          note: "answered, commentCount, lastOrdinal, replyCount, shown (comments: 3)",
        },
      ],
    },
  });
  if (decision.kind !== "change") throw new Error("nothing was repaired");
  evolve(state, decision.changes);
  expect(decideRepair(state, repair([1, 2]))).toEqual(NOTHING);
});

test("[C3] decideRepair: another tree is wrong, of which only a part may be loaded → left alone", () => {
  expect(decideRepair(loaded({ [other.id]: { replyCount: 9 } }), repair([1]))).toEqual(NOTHING);
});

test("[J6] decideRepair: commands before it in the same entry → counted with them", () => {
  const state = loaded();
  const play = playArticle();
  const late = aPost();
  play.decide(late);
  const [changes] = play.entries;
  if (!changes) throw new Error("nothing was posted");
  evolve(state, { ...changes, head: { commentCount: 4 } });
  expect(decideRepair(state, repair([1, 2]))).toEqual(NOTHING);
});

test("[J3] decideRepair: more wrong than an entry holds → the rest is left for the next", () => {
  const state = loaded();
  for (let ordinal = 3; ordinal < 700; ordinal += 1) {
    const one = { ...loaded().comments.get(deep.id), id: `${deep.id}${ordinal}`, ordinal };
    state.comments.set(one.id, { ...one, answered: true } as CommentRecord);
  }
  const decision = decideRepair(state, repair([1], false));
  expect(decision).toMatchObject({ kind: "change", outcome: { left: 698 - 500 } });
});
