import { describe, expect, test } from "@jest/globals";
import type { Comment, CommentPage, LogEntry, ModeratedComment } from "@parley/contracts/types";
import { describeProduct } from "../support/describe-product.ts";

await describeProduct("decisions", (product) => {
  const { call, aReader, aModerator, anArticle, post, decide, changeArticle, thread } = product;
  const permalink = (id: string, as?: { token: string }) =>
    call<CommentPage>("GET", `/api/v1/comments/${id}`, { as });
  async function aPending() {
    const [author, moderator] = [await aReader(), await aModerator()];
    const article = anArticle();
    await changeArticle(moderator, article, { premoderated: true });
    const comment = await post(author, article, { body: "please wait" });
    return { author, moderator, article, comment };
  }
  async function aVisible() {
    const [author, moderator] = [await aReader(), await aModerator()];
    const article = anArticle();
    return { author, moderator, article, comment: await post(author, article) };
  }

  test("hide → gone for everybody, with its reason for the author, whole for moderators", async () => {
    const { author, moderator, article, comment } = await aVisible();
    const hidden = await decide(moderator, comment.id, { action: "hide", reason: "off the topic" });
    expect(hidden.json).toMatchObject({ status: "hidden", version: 2, source: comment.source });
    expect((await thread(article)).comments).toEqual([]);
    expect((await permalink(comment.id)).status).toBe(404);
    const own = (await permalink(comment.id, author)).json.comment;
    expect(own).toMatchObject({ status: "hidden", author: null, content: [] });
    expect(own.source).toBeUndefined();
    const { removed } = await product.mine(author, article);
    expect(removed).toMatchObject([{ id: comment.id, reason: "off the topic" }]);
    const seen = (await permalink(comment.id, moderator)).json.comment;
    expect(seen).toMatchObject({ source: comment.source, author: { id: author.id } });
  });

  test("[C2] hide an answered one → its tombstone stands, also behind the permalink; restore → all back", async () => {
    const { author, moderator, article, comment } = await aVisible();
    await post(author, article, { parentId: comment.id });
    await decide(moderator, comment.id, { action: "pin" });
    await decide(moderator, comment.id, { action: "hide" });
    const tombstone = {
      status: "hidden",
      author: null,
      content: [],
      votes: { up: 0, down: 0 },
      pinned: false,
      editedAt: null,
      answered: true,
    };
    const page = await thread(article);
    expect(page.comments[0]).toMatchObject(tombstone);
    expect(page.article.commentCount).toBe(1);
    expect((await permalink(comment.id)).json.comment).toEqual(page.comments[0]);
    await decide(moderator, comment.id, { action: "restore" });
    expect((await thread(article)).comments[0]).toMatchObject({
      status: "visible",
      author: { id: author.id },
      content: comment.content,
    });
    expect((await product.mine(author, article)).removed).toEqual([]);
  });

  test("approve a pending one → visible, counted, no longer in the author's pending", async () => {
    const { author, moderator, article, comment } = await aPending();
    expect(comment).toMatchObject({ status: "pending", source: "please wait" });
    expect((await thread(article)).article.commentCount).toBe(0);
    expect((await permalink(comment.id)).status).toBe(404);
    expect((await permalink(comment.id, await aReader())).status).toBe(404);
    expect((await permalink(comment.id, author)).json.comment.status).toBe("pending");
    expect(await product.mine(author, article)).toMatchObject({ pending: [{ id: comment.id }] });
    const { json } = await decide(moderator, comment.id, { action: "approve" });
    expect(json).toMatchObject({ status: "visible", version: 2 });
    const page = await thread(article);
    expect([page.comments[0]?.id, page.article.commentCount]).toEqual([comment.id, 1]);
    expect((await product.mine(author, article)).pending).toEqual([]);
  });

  test("hide a pending one → it never existed for the public", async () => {
    const { author, moderator, article, comment } = await aPending();
    await decide(moderator, comment.id, { action: "hide", reason: "no" });
    expect((await permalink(comment.id)).status).toBe(404);
    expect((await thread(article)).comments).toEqual([]);
    expect((await product.mine(author, article)).removed).toMatchObject([{ reason: "no" }]);
    const path = `/api/v1/sites/${article.siteId}/articles/${article.articleId}/changes?since=0`;
    expect((await call<{ comments: Comment[] }>("GET", path)).json.comments).toEqual([]);
  });

  test("pin and unpin a root → first of its article, then in its place again", async () => {
    const { author, moderator, article, comment } = await aVisible();
    const later = await post(author, article);
    await decide(moderator, comment.id, { action: "pin" });
    const order = async () => (await thread(article, "?sort=newest")).comments.map(({ id }) => id);
    expect(await order()).toEqual([comment.id, later.id]);
    await decide(moderator, comment.id, { action: "unpin" });
    expect(await order()).toEqual([later.id, comment.id]);
  });

  test.each<[before: string[], action: string]>([
    [["hide"], "approve"],
    [["hide"], "pin"],
    [["delete"], "hide"],
    [["delete"], "restore"],
    [["delete"], "approve"],
    [["delete"], "unpin"],
  ])("after %j, %s → 409 conflict with the comment as it is", async (before, action) => {
    const { author, moderator, comment } = await aVisible();
    for (const step of before) {
      if (step === "delete") await call("DELETE", `/api/v1/comments/${comment.id}`, { as: author });
      else await decide(moderator, comment.id, { action: step });
    }
    const { code, json } = await decide(moderator, comment.id, { action });
    expect(code).toBe("conflict");
    expect(json).toMatchObject({ current: { id: comment.id, version: 2 } });
  });

  test("pin a reply or a pending one, restore a pending one → 409", async () => {
    const { author, moderator, article, comment } = await aVisible();
    const reply = await post(author, article, { parentId: comment.id });
    expect((await decide(moderator, reply.id, { action: "pin" })).code).toBe("conflict");
    const held = await aPending();
    for (const action of ["pin", "restore"]) {
      expect((await decide(held.moderator, held.comment.id, { action })).code).toBe("conflict");
    }
  });

  test.each([
    ["approve", "approve"],
    ["hide", "hide"],
    ["pin", "pin"],
    ["unpin", "unpin"],
    ["restore", "restore"],
  ])("%s where it is so already → 200, the same version, no entry", async (first, again) => {
    const { moderator, article, comment } = await aVisible();
    if (first === "hide" || first === "pin") {
      await decide(moderator, comment.id, { action: first });
    }
    const { seq } = await thread(article);
    const before = (await permalink(comment.id, moderator)).json.comment;
    const { status, json } = await decide(moderator, comment.id, { action: again });
    expect([status, json.version]).toEqual([200, before.version]);
    expect((await thread(article)).seq).toBe(seq);
  });

  describe("expectedVersion", () => {
    test("an older one → 409 with the newer state; the right one → done", async () => {
      const { author, moderator, comment } = await aVisible();
      const path = `/api/v1/comments/${comment.id}`;
      await call("PATCH", path, { as: author, body: { body: "edited meanwhile" } });
      const stale = await decide(moderator, comment.id, { action: "hide", expectedVersion: 1 });
      expect(stale.code).toBe("conflict");
      expect(stale.json).toMatchObject({ current: { version: 2, source: "edited meanwhile" } });
      const fresh = await decide(moderator, comment.id, { action: "hide", expectedVersion: 2 });
      expect(fresh.json.version).toBe(3);
    });

    test("it speaks of text and status: votes, replies and reports do not move it", async () => {
      const { author, moderator, article, comment } = await aVisible();
      const other = await aReader();
      const at = `/api/v1/comments/${comment.id}`;
      await call("PUT", `${at}/vote`, { as: other, body: { value: 1 } });
      await call("POST", `${at}/reports`, { as: other, body: { reason: "spam" } });
      await post(author, article, { parentId: comment.id });
      const decision = { action: "hide", expectedVersion: 1 };
      expect((await decide(moderator, comment.id, decision)).status).toBe(200);
    });

    test("two moderators with it at once → one decides, the other is told", async () => {
      const { moderator, comment } = await aVisible();
      const other = await aModerator();
      const answers = await Promise.all([
        decide(moderator, comment.id, { action: "hide", expectedVersion: 1 }),
        decide(other, comment.id, { action: "pin", expectedVersion: 1 }),
      ]);
      expect(answers.map(({ status }) => `${status}`).toSorted()).toEqual(["200", "409"]);
    });
  });

  test.each<[string, object]>([
    ["no action", {}],
    ["an unknown action", { action: "feature" }],
    ["delete", { action: "delete" }],
    ["a list", { action: ["hide"] }],
    ["an unknown member", { action: "hide", status: "visible" }],
    ["a reason of 201", { action: "hide", reason: "x".repeat(201) }],
    ["a note of 1,001", { action: "hide", note: "x".repeat(1_001) }],
    ["a version as text", { action: "hide", expectedVersion: "1" }],
  ])("%s → 400", async (_what, decision) => {
    const { moderator, comment } = await aVisible();
    expect((await decide(moderator, comment.id, decision)).code).toBe("invalid-input");
  });

  test("[T33] a reader or another site's moderator → 403, of a never public one 404; nobody → 401", async () => {
    const { author, comment } = await aVisible();
    const foreign = await aModerator(await product.aSite());
    const held = await aPending();
    for (const as of [author, foreign]) {
      expect((await decide(as, comment.id, { action: "hide" })).code).toBe("forbidden");
      expect((await decide(as, held.comment.id, { action: "approve" })).code).toBe("not-found");
    }
    const path = `/api/v1/comments/${comment.id}/decisions`;
    expect((await call("POST", path, { body: { action: "hide" } })).status).toBe(401);
    expect((await decide(held.moderator, "none-like", { action: "hide" })).status).toBe(404);
  });

  test("the history of a comment → who decided what and why, not told to the author", async () => {
    const { author, moderator, comment } = await aVisible();
    const note = "between us: third time";
    await decide(moderator, comment.id, { action: "hide", reason: "rude", note });
    const { json } = await decide(moderator, comment.id, { action: "restore" });
    const { history } = json as ModeratedComment;
    const actor = { id: moderator.id, name: moderator.name };
    const expected: Partial<LogEntry>[] = [
      { action: "hide", actor, version: 2, reason: "rude", note },
      { action: "restore", actor, version: 3 },
    ];
    expect(history).toMatchObject(expected);
    const own = await call("GET", `/api/v1/comments/${comment.id}`, { as: author });
    expect(own.text).not.toContain(note);
  });
});
