import { expect, test } from "@jest/globals";
import { publicStatus } from "../public-state.ts";
import { aDecision, anEdit, aPost, aText, OTHER, READER } from "../testing/commands.ts";
import { type Play, playArticle } from "../testing/play.ts";

type Start = "visible" | "pending" | "hidden" | "deleted";

/** An article with one comment in that state. */
function withComment(start: Start): { play: Play; id: string } {
  const play = playArticle();
  const flags = start === "pending" ? [{ rule: "links", detail: "4 links" }] : [];
  const post = aPost({ text: aText("text", flags) });
  play.decide(post);
  if (start === "hidden") play.decide(aDecision("hide", post.id, { reason: "abuse" }));
  if (start === "deleted") play.decide({ kind: "delete", id: post.id, actor: READER });
  return { play, id: post.id };
}

/** [C1] The whole table: what each decision makes of each state. */
const TABLE = [
  ["approve", "visible", "same"],
  ["approve", "pending", "visible"],
  ["approve", "hidden", "conflict"],
  ["approve", "deleted", "conflict"],
  ["hide", "visible", "hidden"],
  ["hide", "pending", "hidden"],
  ["hide", "hidden", "same"],
  ["hide", "deleted", "conflict"],
  ["restore", "visible", "same"],
  ["restore", "pending", "conflict"],
  ["restore", "hidden", "visible"],
  ["restore", "deleted", "conflict"],
  ["pin", "visible", "visible"],
  ["pin", "pending", "conflict"],
  ["pin", "hidden", "conflict"],
  ["pin", "deleted", "conflict"],
  ["unpin", "visible", "same"],
  ["unpin", "deleted", "conflict"],
] as const;

test.each(TABLE)("[C1] %s: a %s comment → %s", (action, start, result) => {
  const { play, id } = withComment(start);
  const { version } = play.comment(id);
  const decision = play.decide(aDecision(action, id));
  if (result === "conflict") {
    expect(decision).toMatchObject({ kind: "refuse", refusal: { code: "conflict" } });
    expect(play.comment(id).version).toBe(version);
  } else if (result === "same") {
    expect(decision).toMatchObject({ kind: "same", outcome: { comment: { version } } });
  } else {
    expect(decision.kind).toBe("change");
    expect(play.comment(id)).toMatchObject({ status: result, version: version + 1 });
  }
});

test("hide and restore: a reply → counts of root and article follow in the same entry", () => {
  const { play, id } = withComment("visible");
  const reply = aPost({ parentId: id });
  play.decide(reply);
  play.decide(aDecision("hide", reply.id));
  expect(play.comment(id).replyCount).toBe(0);
  expect(play.entries.at(-1)).toMatchObject({
    totals: { commentCount: 1 },
    marks: [{ id: reply.id, version: 2, shown: false, replyCount: 0 }],
  });
  play.decide(aDecision("restore", reply.id));
  expect(play.comment(id).replyCount).toBe(1);
  expect(play.article().commentCount).toBe(2);
});

test("decision: a false expectedVersion → conflict with the newer state, also where it is already so", () => {
  const { play, id } = withComment("hidden");
  const decision = play.decide(aDecision("hide", id, { expectedVersion: 1 }));
  expect(decision).toMatchObject({ refusal: { code: "conflict", members: { current: { id } } } });
});

test("decision: an expectedVersion that only the answered mark has outlived → stands", () => {
  const { play, id } = withComment("visible");
  play.decide(aPost({ parentId: id, author: OTHER }));
  expect(play.decide(aDecision("hide", id, { expectedVersion: 1 })).kind).toBe("change");
});

test("pin: a reply → conflict", () => {
  const { play, id } = withComment("visible");
  const reply = aPost({ parentId: id });
  play.decide(reply);
  expect(play.decide(aDecision("pin", reply.id))).toMatchObject({ refusal: { code: "conflict" } });
});

test("hide: a pinned comment → pinned no more, and restoring does not pin it again", () => {
  const { play, id } = withComment("visible");
  play.decide(aDecision("pin", id));
  play.decide(aDecision("hide", id));
  play.decide(aDecision("restore", id));
  expect(play.comment(id)).toMatchObject({ status: "visible", pinned: false });
});

test("[C1] edit: a visible comment that a rule holds → pending, and hidden to the public", () => {
  const { play, id } = withComment("visible");
  play.decide(anEdit(id, { text: aText("links", [{ rule: "links", detail: "9" }]) }));
  const comment = play.comment(id);
  expect(comment).toMatchObject({ status: "pending", shown: false });
  expect(publicStatus(comment)).toBe("hidden");
  expect(play.article().commentCount).toBe(0);
});

test.each([
  ["hidden", "conflict"],
  ["deleted", "conflict"],
] as const)("[C1] [T37] edit: a %s comment → %s", (start, code) => {
  const { play, id } = withComment(start);
  expect(play.decide(anEdit(id))).toMatchObject({ kind: "refuse", refusal: { code } });
});

test("[T37] edit: after the window → edit-window-over; at its last moment → taken", () => {
  const { play, id } = withComment("visible");
  const created = Date.parse(play.comment(id).createdAt) - Date.parse("2026-01-01T00:00:00.000Z");
  expect(play.decide(anEdit(id), created + 300_001)).toMatchObject({
    refusal: { code: "edit-window-over" },
  });
  expect(play.decide(anEdit(id), created + 300_000).kind).toBe("change");
});

test("edit: another's comment → forbidden; one never public → not-found", () => {
  const visible = withComment("visible");
  const asOther = { actor: OTHER };
  expect(visible.play.decide(anEdit(visible.id, asOther))).toMatchObject({
    refusal: { code: "forbidden" },
  });
  const pending = withComment("pending");
  expect(pending.play.decide(anEdit(pending.id, asOther))).toMatchObject({
    refusal: { code: "not-found" },
  });
});

test("delete: the author's comment → empty for good, and no decision brings it back", () => {
  const { play, id } = withComment("deleted");
  expect(play.comment(id)).toMatchObject({ status: "deleted", content: [], source: "" });
  expect(play.decide(aDecision("restore", id))).toMatchObject({ refusal: { code: "conflict" } });
  expect(play.decide({ kind: "delete", id, actor: READER }).kind).toBe("same");
});
