import { expect, test } from "@jest/globals";
import { LIMITS } from "@parley/contracts/limits";
import { aDecision, aPost, aText, MODERATOR, OTHER } from "../testing/commands.ts";
import { playArticle } from "../testing/play.ts";

test("post: the first comment → makes the article with its address and title, and counts", () => {
  const play = playArticle();
  const post = aPost({ article: { url: "https://news.example/a", title: "A" } });
  expect(play.decide(post).kind).toBe("change");
  expect(play.article()).toMatchObject({
    url: "https://news.example/a",
    title: "A",
    commentCount: 1,
    lastPlace: 1,
  });
  expect(play.comment(post.id)).toMatchObject({ status: "visible", version: 1, ordinal: 0 });
});

test("post: a later comment → its address and title change nothing", () => {
  const play = playArticle();
  play.decide(aPost({ article: { url: "https://news.example/a", title: "A" } }));
  play.decide(aPost({ article: { url: "https://news.example/b", title: "B" } }));
  expect(play.article()).toMatchObject({ url: "https://news.example/a", title: "A" });
});

test("[J2] post: the same key again → the stored comment, and no entry", () => {
  const play = playArticle();
  const post = aPost();
  play.decide(post);
  const again = play.decide({ ...post, id: `${post.id}x` });
  expect(again).toMatchObject({ kind: "same", outcome: { comment: { id: post.id } } });
  expect(play.entries).toHaveLength(1);
});

test("[J2] [T117] post: the same key after the thread closed → the stored comment", () => {
  const play = playArticle();
  const post = aPost();
  play.decide(post);
  const change = { state: "closed" } as const;
  const ref = { siteId: "site", articleId: "article" };
  play.decide({ kind: "change-article", ...ref, actor: MODERATOR, change });
  expect(play.decide(post).kind).toBe("same");
  expect(play.decide(aPost())).toMatchObject({ refusal: { code: "thread-closed" } });
});

test("[J2] [T117] post: the same key with another body → idempotency-mismatch", () => {
  const play = playArticle();
  const post = aPost();
  play.decide(post);
  expect(play.decide({ ...post, fingerprint: "another" })).toMatchObject({
    kind: "refuse",
    refusal: { code: "idempotency-mismatch" },
  });
});

test("[T117] post: the same key of another person → a comment of its own", () => {
  const play = playArticle();
  const post = aPost();
  play.decide(post);
  expect(play.decide({ ...aPost({ author: OTHER }), key: post.key }).kind).toBe("change");
});

test("[C2] post: a reply → marks its parent answered in the same entry, which names it", () => {
  const play = playArticle();
  const root = aPost();
  const reply = aPost({ parentId: root.id });
  play.decide(root);
  play.decide(reply);
  expect(play.comment(root.id)).toMatchObject({ answered: true, version: 1, replyCount: 1 });
  expect(play.comment(reply.id)).toMatchObject({ depth: 1, ordinal: 1, rootId: root.id });
  expect(play.entries.at(-1)?.marks.map((mark) => mark.id)).toEqual([reply.id, root.id]);
});

test("[C2] post: a held reply → marks its parent answered too, and counts for nothing", () => {
  const play = playArticle();
  const root = aPost();
  play.decide(root);
  play.decide(aPost({ parentId: root.id, text: aText("x", [{ rule: "links", detail: "4" }]) }));
  expect(play.comment(root.id)).toMatchObject({ answered: true, replyCount: 0, lastOrdinal: 1 });
  expect(play.article().commentCount).toBe(1);
});

test("post: ordinals of one root → a parent's is smaller than its child's, none twice", () => {
  const play = playArticle();
  const root = aPost();
  const first = aPost({ parentId: root.id });
  const second = aPost({ parentId: first.id });
  const third = aPost({ parentId: root.id });
  for (const post of [root, first, second, third]) play.decide(post);
  expect([first, second, third].map(({ id }) => play.comment(id).ordinal)).toEqual([1, 2, 3]);
});

test.each([
  ["unknown", "nowhere", "not-found"],
  ["hidden", "hidden", "conflict"],
  ["never public", "pending", "not-found"],
])("post: a reply to a comment that is %s → %s: %s", (_, kind, code) => {
  const play = playArticle();
  const held = kind === "pending";
  const root = aPost({ text: aText("x", held ? [{ rule: "links", detail: "" }] : []) });
  play.decide(root);
  if (kind === "hidden") play.decide(aDecision("hide", root.id));
  const parentId = kind === "nowhere" ? "nowhere" : root.id;
  expect(play.decide(aPost({ parentId }))).toMatchObject({ kind: "refuse", refusal: { code } });
});

test("[T100] post: a reply at the greatest depth → stored beside it", () => {
  const play = playArticle();
  let parent = aPost();
  play.decide(parent);
  for (let depth = 1; depth <= LIMITS.depthMax; depth += 1) {
    parent = aPost({ parentId: parent.id });
    play.decide(parent);
  }
  const deepest = play.comment(parent.id);
  const beside = aPost({ parentId: deepest.id });
  play.decide(beside);
  expect(play.comment(beside.id)).toMatchObject({
    depth: LIMITS.depthMax,
    parentId: deepest.parentId,
  });
});

test("post: a text its author repeats → held with its flag and a line in the log without actor", () => {
  const play = playArticle();
  play.decide(aPost({ text: aText("buy") }));
  const again = aPost({ text: aText("buy") });
  play.decide(again);
  expect(play.comment(again.id)).toMatchObject({ status: "pending", shown: false });
  expect(play.entries.at(-1)?.log).toMatchObject([{ action: "hold", actor: null }]);
});

test("post: slow mode → too soon is rate-limited with the time to wait, later it is taken", () => {
  const play = playArticle();
  const site = { premoderated: false, slowModeSeconds: 60, editWindowSeconds: 300 };
  play.decide(aPost({ site }), 0);
  expect(play.decide(aPost({ site }), 20_000)).toMatchObject({
    refusal: { code: "rate-limited", retryAfterSeconds: 40 },
  });
  expect(play.decide(aPost({ site }), 60_000).kind).toBe("change");
});
