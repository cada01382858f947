import { describe, expect, test } from "@jest/globals";
import type { CommentPage, ModerationPage } from "@parley/contracts/types";
import { describeProduct } from "../support/describe-product.ts";
import type { Actor } from "../support/product-people.ts";
import { SITE } from "../support/starting-state.ts";

await describeProduct("votes and reports", (product) => {
  const { call, aReader, aModerator, anArticle, post, decide, changeArticle } = product;
  const vote = (as: Actor, id: string, value: unknown) =>
    call("PUT", `/api/v1/comments/${id}/vote`, { as, body: { value } });
  const report = (as: Actor, id: string, body: object = { reason: "spam" }) =>
    call("POST", `/api/v1/comments/${id}/reports`, { as, body });
  const votesOf = async (id: string) =>
    (await call<CommentPage>("GET", `/api/v1/comments/${id}`)).json.comment.votes;
  const queue = async (as: Actor, status: string, articleId: string) => {
    const query = `status=${status}&articleId=${articleId}`;
    const path = `/api/v1/sites/${SITE}/moderation/comments?${query}`;
    return (await call<ModerationPage>("GET", path, { as })).json;
  };

  describe("vote", () => {
    test("one a person: again the same, then taken back", async () => {
      const [author, one, two] = [await aReader(), await aReader(), await aReader()];
      const article = anArticle();
      const { id } = await post(author, article);
      expect((await vote(one, id, 1)).json).toEqual({ votes: { up: 1, down: 0 }, value: 1 });
      expect((await vote(one, id, 1)).json).toEqual({ votes: { up: 1, down: 0 }, value: 1 });
      expect((await vote(two, id, 1)).json).toEqual({ votes: { up: 2, down: 0 }, value: 1 });
      expect((await product.mine(one, article)).votes).toEqual({ [id]: 1 });
      expect((await vote(one, id, 0)).json).toEqual({ votes: { up: 1, down: 0 }, value: 0 });
      expect((await product.mine(one, article)).votes).toEqual({});
      expect(await votesOf(id)).toEqual({ up: 1, down: 0 });
    });

    test("[T87] 50 at once by one person → 1; by twenty people → 20", async () => {
      const author = await aReader();
      const { id } = await post(author, anArticle());
      const one = await aReader();
      await Promise.all(Array.from({ length: 50 }, () => vote(one, id, 1)));
      expect(await votesOf(id)).toEqual({ up: 1, down: 0 });
      const people = await Promise.all(Array.from({ length: 20 }, aReader));
      await Promise.all(people.map((person) => vote(person, id, 1)));
      expect(await votesOf(id)).toEqual({ up: 21, down: 0 });
    });

    test("down → forbidden unless the site has it on", async () => {
      const site = await product.aSite();
      const [author, voter] = [await aReader(), await aReader()];
      const { id } = await post(author, anArticle(site));
      expect((await vote(voter, id, -1)).code).toBe("forbidden");
      const settings = { downVotes: true };
      const as = await product.chief();
      await call("PATCH", `/api/v1/sites/${site}`, { as, body: { settings } });
      expect((await vote(voter, id, -1)).json).toEqual({ votes: { up: 0, down: 1 }, value: -1 });
      expect((await vote(voter, id, 1)).json).toEqual({ votes: { up: 1, down: 0 }, value: 1 });
    });

    test("on one's own, or banned → 403; on a hidden one → 409; never public, unknown → 404", async () => {
      const [author, voter, moderator] = [await aReader(), await aReader(), await aModerator()];
      const article = anArticle();
      const { id } = await post(author, article);
      expect((await vote(author, id, 1)).code).toBe("forbidden");
      await decide(moderator, id, { action: "hide" });
      expect((await vote(voter, id, 1)).code).toBe("conflict");
      expect((await vote(voter, "none-like-this", 1)).code).toBe("not-found");
      await changeArticle(moderator, article, { premoderated: true });
      const held = await post(author, article);
      expect((await vote(voter, held.id, 1)).code).toBe("not-found");
    });

    test("[T41] banned → sanctioned for votes and reports; muted → may", async () => {
      const [author, moderator] = [await aReader(), await aModerator()];
      const { id } = await post(author, anArticle());
      for (const [kind, code] of [
        ["ban", "sanctioned"],
        ["mute", ""],
      ]) {
        const person = await aReader();
        const body = { accountId: person.id, kind, reason: "a test" };
        await call("POST", `/api/v1/sites/${SITE}/sanctions`, { as: moderator, body });
        expect([kind, (await vote(person, id, 1)).code]).toEqual([kind, code]);
        expect([kind, (await report(person, id)).code]).toEqual([kind, code]);
      }
    });

    test.each([2, -2, 0.5, "1", null, true, [1], {}])("a value of %j → 400", async (value) => {
      const [author, voter] = [await aReader(), await aReader()];
      const { id } = await post(author, anArticle());
      expect((await vote(voter, id, value)).code).toBe("invalid-input");
      expect(await votesOf(id)).toEqual({ up: 0, down: 0 });
    });

    test("a hidden and restored one → its votes are there again", async () => {
      const [author, voter, moderator] = [await aReader(), await aReader(), await aModerator()];
      const { id } = await post(author, anArticle());
      await vote(voter, id, 1);
      await decide(moderator, id, { action: "hide" });
      await decide(moderator, id, { action: "restore" });
      expect(await votesOf(id)).toEqual({ up: 1, down: 0 });
    });
  });

  describe("report", () => {
    test("202; listed for moderators with reason and note, to nobody else; a second changes nothing", async () => {
      const [author, other, moderator] = [await aReader(), await aReader(), await aModerator()];
      const article = anArticle();
      const { id } = await post(author, article);
      const first = await report(other, id, { reason: "abuse", note: "look at this" });
      expect([first.status, first.json]).toEqual([202, {}]);
      expect((await report(other, id, { reason: "hate" })).status).toBe(202);
      const page = await queue(moderator, "reported", article.articleId);
      expect(page.comments).toMatchObject([
        { id, reports: [{ reason: "abuse", note: "look at this" }] },
      ]);
      const forAuthor = await call("GET", `/api/v1/comments/${id}`, { as: author });
      expect(forAuthor.text).not.toContain("look at this");
    });

    test("any decision settles them; a later report opens anew", async () => {
      const [author, one, two, moderator] = [
        await aReader(),
        await aReader(),
        await aReader(),
        await aModerator(),
      ];
      const article = anArticle();
      const { id } = await post(author, article);
      await report(one, id);
      await report(two, id);
      expect((await decide(moderator, id, { action: "approve" })).json).toMatchObject({
        version: 1,
        reports: [],
      });
      expect((await queue(moderator, "reported", article.articleId)).comments).toEqual([]);
      const three = await aReader();
      await report(three, id, { reason: "illegal" });
      const [again] = (await queue(moderator, "reported", article.articleId)).comments;
      expect(again?.reports).toMatchObject([{ reason: "illegal", note: null }]);
      expect(again?.history).toMatchObject([{ actor: { id: moderator.id }, version: 1 }]);
    });

    test("of a hidden one → 409, of a pending or unknown one → 404, nobody's → 401", async () => {
      const [author, other, moderator] = [await aReader(), await aReader(), await aModerator()];
      const article = anArticle();
      const { id } = await post(author, article);
      await decide(moderator, id, { action: "hide" });
      expect((await report(other, id)).code).toBe("conflict");
      await changeArticle(moderator, article, { premoderated: true });
      const held = await post(author, article);
      expect((await report(other, held.id)).code).toBe("not-found");
      const path = `/api/v1/comments/${id}/reports`;
      expect((await call("POST", path, { body: { reason: "spam" } })).status).toBe(401);
    });

    test.each<[string, object]>([
      ["no reason", {}],
      ["an unknown reason", { reason: "boring" }],
      ["a note of 501", { reason: "other", note: "x".repeat(501) }],
      ["an unknown member", { reason: "spam", accountId: "x" }],
      ["a list as reason", { reason: ["spam"] }],
    ])("%s → 400", async (_what, body) => {
      const [author, other] = [await aReader(), await aReader()];
      const { id } = await post(author, anArticle());
      expect((await report(other, id, body)).code).toBe("invalid-input");
    });
  });
});
