import { describe, expect, test } from "@jest/globals";
import type { Comment, CommentPage } from "@parley/contracts/types";
import { describeProduct } from "../support/describe-product.ts";
import type { Actor } from "../support/product-people.ts";
import { SITE } from "../support/starting-state.ts";

await describeProduct("edit and delete", (product) => {
  const { call, aReader, aModerator, anArticle, post, decide, changeArticle, thread } = product;
  const edit = (as: Actor, id: string, body: unknown) =>
    call<Comment>("PATCH", `/api/v1/comments/${id}`, { as, body });
  const remove = (as: Actor, id: string) =>
    call<Comment>("DELETE", `/api/v1/comments/${id}`, { as });
  const ban = (as: Actor, accountId: string, kind = "ban") =>
    call("POST", `/api/v1/sites/${SITE}/sanctions`, {
      as,
      body: { accountId, kind, reason: "a test" },
    });

  describe("edit", () => {
    test("within the window → the new text, one version more, editedAt", async () => {
      const author = await aReader();
      const article = anArticle();
      const { id } = await post(author, article, { body: "before" });
      const { json } = await edit(author, id, { body: "**after**" });
      expect(json).toMatchObject({ id, version: 2, source: "**after**", status: "visible" });
      expect(json.editedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      const [shown] = (await thread(article)).comments;
      expect(shown).toMatchObject({ version: 2, editedAt: json.editedAt });
      expect(shown?.source).toBeUndefined();
      expect(JSON.stringify(shown)).not.toContain("before");
    });

    test("[T37] after the window → 409 edit-window-over", async () => {
      const site = await product.aSite();
      const author = await aReader();
      const { id } = await post(author, anArticle(site));
      const body = { settings: { editWindowSeconds: 0 } };
      await call("PATCH", `/api/v1/sites/${site}`, { as: await product.chief(), body });
      const answer = await edit(author, id, { body: "too late" });
      expect([answer.status, answer.code]).toEqual([409, "edit-window-over"]);
    });

    test("[T37] in a closed thread → thread-closed", async () => {
      const [author, moderator] = [await aReader(), await aModerator()];
      const article = anArticle();
      const { id } = await post(author, article);
      await changeArticle(moderator, article, { state: "closed" });
      expect((await edit(author, id, { body: "x" })).code).toBe("thread-closed");
    });

    test("[T37] a hidden or deleted one → 409 with the tombstone as current", async () => {
      const [author, moderator] = [await aReader(), await aModerator()];
      const article = anArticle();
      const hidden = await post(author, article);
      await decide(moderator, hidden.id, { action: "hide" });
      const deleted = await post(author, article);
      await remove(author, deleted.id);
      for (const [id, status] of [
        [hidden.id, "hidden"],
        [deleted.id, "deleted"],
      ] as const) {
        const answer = await edit(author, id, { body: "back again" });
        expect([answer.status, answer.code]).toEqual([409, "conflict"]);
        expect(answer.json).toMatchObject({ current: { id, status, content: [], author: null } });
      }
    });

    test("[T33] another's → 403, one that is not there → 404, nobody → 401", async () => {
      const [author, other, moderator] = [await aReader(), await aReader(), await aModerator()];
      const { id } = await post(author, anArticle());
      expect((await edit(other, id, { body: "mine now" })).status).toBe(403);
      expect((await edit(moderator, id, { body: "mine now" })).status).toBe(403);
      expect((await edit(other, "none-like-this", { body: "x" })).status).toBe(404);
      const path = `/api/v1/comments/${id}`;
      expect((await call("PATCH", path, { body: { body: "x" } })).status).toBe(401);
    });

    test("[C1] of a pre-moderated article → pending again, hidden to the public, and the version tells", async () => {
      const [author, moderator, other] = [await aReader(), await aModerator(), await aReader()];
      const article = anArticle();
      const root = await post(author, article);
      await post(other, article, { parentId: root.id });
      await changeArticle(moderator, article, { premoderated: true });
      const { json } = await edit(author, root.id, { body: "once more" });
      expect(json).toMatchObject({ status: "pending", version: 2, source: "once more" });
      const [shown] = (await thread(article)).comments;
      expect(shown).toMatchObject({ id: root.id, status: "hidden", author: null, content: [] });
      const approved = await decide(moderator, root.id, { action: "approve" });
      expect(approved.json).toMatchObject({ status: "visible", version: 3 });
    });

    test("of a pending one → stays pending, also where the article is no longer pre-moderated", async () => {
      const [author, moderator] = [await aReader(), await aModerator()];
      const article = anArticle();
      await changeArticle(moderator, article, { premoderated: true });
      const { id } = await post(author, article);
      await changeArticle(moderator, article, { premoderated: false });
      expect((await edit(author, id, { body: "changed" })).json.status).toBe("pending");
    });

    test("[T41] muted or banned → sanctioned", async () => {
      const moderator = await aModerator();
      for (const kind of ["mute", "ban"]) {
        const author = await aReader();
        const { id } = await post(author, anArticle());
        await ban(moderator, author.id, kind);
        const answer = await edit(author, id, { body: "x" });
        expect([answer.status, answer.code]).toEqual([403, "sanctioned"]);
        expect(answer.json).toMatchObject({ sanction: { kind } });
      }
    });

    test.each([
      ["no body", {}],
      ["an unknown member", { body: "x", status: "visible" }],
      ["a number", { body: 7 }],
      ["null", { body: null }],
      ["nothing to read", { body: " \u200b" }],
      ["5,001 characters", { body: "x".repeat(5_001) }],
    ])("%s → 400, nothing changed", async (_what, body) => {
      const author = await aReader();
      const { id } = await post(author, anArticle());
      expect((await edit(author, id, body)).code).toBe("invalid-input");
      expect((await call<CommentPage>("GET", `/api/v1/comments/${id}`)).json.comment.version).toBe(
        1,
      );
    });

    test("[T85] too many links by an edit → held", async () => {
      const author = await aReader();
      const { id } = await post(author, anArticle());
      const body = [1, 2, 3, 4].map((i) => `https://a${i}.example/`).join(" ");
      expect((await edit(author, id, { body })).json.status).toBe("pending");
    });
  });

  describe("delete", () => {
    test("one nobody answered → gone from the thread, its permalink 404, the count less", async () => {
      const author = await aReader();
      const article = anArticle();
      const { id } = await post(author, article);
      const { status, json } = await remove(author, id);
      expect([status, json.status, json.version]).toEqual([200, "deleted", 2]);
      expect(json).toMatchObject({ author: null, content: [], votes: { up: 0, down: 0 } });
      const page = await thread(article);
      expect([page.comments, page.article.commentCount]).toEqual([[], 0]);
      expect((await call("GET", `/api/v1/comments/${id}`)).status).toBe(404);
    });

    test("[C2] an answered one → a tombstone in its place, its permalink the same", async () => {
      const author = await aReader();
      const article = anArticle();
      const root = await post(author, article);
      const reply = await post(author, article, { parentId: root.id });
      await remove(author, root.id);
      const page = await thread(article);
      expect(page.comments.map(({ id }) => id)).toEqual([root.id, reply.id]);
      const tombstone = { status: "deleted", author: null, content: [], editedAt: null };
      expect(page.comments[0]).toMatchObject(tombstone);
      expect(page.article.commentCount).toBe(1);
      const { json } = await call<CommentPage>("GET", `/api/v1/comments/${root.id}`);
      expect(json.comment).toMatchObject(tombstone);
    });

    test("again → 200, the same version; nothing brings it back", async () => {
      const [author, moderator] = [await aReader(), await aModerator()];
      const { id } = await post(author, anArticle());
      await remove(author, id);
      const again = await remove(author, id);
      expect([again.status, again.json.version]).toEqual([200, 2]);
      for (const action of ["restore", "approve", "hide", "pin", "unpin"]) {
        expect((await decide(moderator, id, { action })).code).toBe("conflict");
      }
    });

    test("own in a closed thread, banned, hidden or long after → always allowed", async () => {
      const [author, moderator] = [await aReader(), await aModerator()];
      const article = anArticle();
      const [first, second] = [await post(author, article), await post(author, article)];
      await decide(moderator, second.id, { action: "hide" });
      await changeArticle(moderator, article, { state: "closed" });
      await ban(moderator, author.id);
      expect((await remove(author, first.id)).status).toBe(200);
      expect((await remove(author, second.id)).json.status).toBe("deleted");
    });

    test("[T33] another's → 403, also a moderator's; unknown → 404; nobody → 401", async () => {
      const [author, moderator] = [await aReader(), await aModerator()];
      const { id } = await post(author, anArticle());
      expect((await remove(moderator, id)).status).toBe(403);
      expect((await remove(author, "none-like-this")).status).toBe(404);
      expect((await call("DELETE", `/api/v1/comments/${id}`)).status).toBe(401);
    });
  });
});
