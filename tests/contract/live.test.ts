import { describe, expect, test } from "@jest/globals";
import type { ArticleRef } from "@parley/contracts/live-events";
import { mergeComments, type Held } from "@parley/contracts/merge";
import type { ChangesPage, Comment } from "@parley/contracts/types";
import { describeProduct } from "../support/describe-product.ts";
import { strictComment } from "../support/hold-to-contract.ts";
import { pathOf } from "../support/product-client.ts";
import type { LiveClient } from "../support/product-live.ts";
import { SITE } from "../support/starting-state.ts";
import { until } from "../support/until.ts";

await describeProduct("live", (product) => {
  const { call, aReader, aModerator, anArticle, post, decide, changeArticle, thread, live } =
    product;
  async function aWatched() {
    const [author, moderator] = [await aReader(), await aModerator()];
    const article = anArticle();
    const watcher = await live();
    const ack = await watcher.watch(article);
    return { author, moderator, article, watcher, ack };
  }
  /** The first push of that comment at that version; as everybody may see it, or it throws. */
  async function pushed(watcher: LiveClient, id: string, version: number): Promise<Comment> {
    const has = (comment: Comment) => comment.id === id && comment.version >= version;
    const push = await watcher.first("comments", ({ comments }) => comments.some(has));
    for (const comment of push.comments) strictComment.parse(comment);
    const found = push.comments.find(has);
    if (!found) throw new Error("not there");
    return found;
  }

  test("watch an article nobody commented on → ok, seq 0, one watching; then the first comment", async () => {
    const { author, article, watcher, ack } = await aWatched();
    expect(ack).toEqual({ ok: true, seq: 0, watching: 1 });
    const { id } = await post(author, article);
    const push = await watcher.first("comments");
    expect(push).toMatchObject({ ...article, after: 0, seq: 1, commentCount: 1 });
    expect(push.comments).toMatchObject([{ id, author: { id: author.id }, status: "visible" }]);
    expect(push.comments[0]?.source).toBeUndefined();
  });

  test("reply, edit, pin, hide, restore, delete → each in its latest public state, after … seq without a gap", async () => {
    const { author, moderator, article, watcher } = await aWatched();
    const root = await post(author, article);
    const reply = await post(author, article, { parentId: root.id });
    expect((await pushed(watcher, reply.id, 1)).replyCount).toBe(1);
    await call("PATCH", `/api/v1/comments/${reply.id}`, { as: author, body: { body: "edited" } });
    expect((await pushed(watcher, reply.id, 2)).editedAt).not.toBeNull();
    await decide(moderator, root.id, { action: "pin" });
    expect((await pushed(watcher, root.id, 2)).pinned).toBe(true);
    await decide(moderator, root.id, { action: "hide" });
    expect(await pushed(watcher, root.id, 3)).toMatchObject({
      status: "hidden",
      content: [],
      author: null,
      pinned: false,
      answered: true,
    });
    await decide(moderator, root.id, { action: "restore" });
    expect((await pushed(watcher, root.id, 4)).content).toEqual(root.content);
    await call("DELETE", `/api/v1/comments/${reply.id}`, { as: author });
    expect(await pushed(watcher, reply.id, 3)).toMatchObject({ status: "deleted", content: [] });
    const pushes = watcher.all("comments");
    expect(pushes.map(({ after }) => after)).toEqual([0, ...pushes.slice(0, -1).map((p) => p.seq)]);
    expect(pushes.at(-1)?.seq).toBe((await thread(article)).seq);
    expect(pushes.at(-1)?.commentCount).toBe(1);
  });

  test("[C1] a pending one → only the number moves, nothing of it is told; approved → it comes", async () => {
    const { author, moderator, article, watcher } = await aWatched();
    await changeArticle(moderator, article, { premoderated: true });
    const { id } = await post(author, article, { body: "a secret until then" });
    const push = await watcher.first("comments", ({ seq }) => seq === 2);
    expect(push.comments).toEqual([]);
    expect(JSON.stringify(watcher.events)).not.toContain("a secret");
    await decide(moderator, id, { action: "approve" });
    expect(await pushed(watcher, id, 2)).toMatchObject({ status: "visible" });
  });

  test("a hide before anybody answered → the tombstone all the same, so that it can be taken away", async () => {
    const { author, moderator, article, watcher } = await aWatched();
    const { id } = await post(author, article);
    await decide(moderator, id, { action: "hide" });
    expect(await pushed(watcher, id, 2)).toMatchObject({ status: "hidden", answered: false });
  });

  test("the article's state → an article event; votes → a votes event, batched", async () => {
    const { author, moderator, article, watcher } = await aWatched();
    const { id } = await post(author, article);
    await changeArticle(moderator, article, { state: "closed", title: "T" });
    const told = await watcher.first("article", ({ state }) => state === "closed");
    expect(told).toEqual((await thread(article)).article);
    for (const voter of [await aReader(), await aReader()]) {
      await call("PUT", `/api/v1/comments/${id}/vote`, { as: voter, body: { value: 1 } });
    }
    const votes = await watcher.first("votes", (push) => push.votes[id]?.up === 2);
    expect(votes).toEqual({ ...article, votes: { [id]: { up: 2, down: 0 } } });
  });

  test("presence → how many watch and type, and the number the article stands at", async () => {
    const { author, article, watcher } = await aWatched();
    await post(author, article);
    const second = await live({ as: author });
    expect(await second.watch(article)).toMatchObject({ ok: true, seq: 1, watching: 2 });
    await watcher.first("presence", ({ watching }) => watching === 2);
    expect(await second.socket.emitWithAck("typing", article)).toMatchObject({ ok: true });
    const typing = await watcher.first("presence", (one) => one.typing === 1);
    expect(typing).toEqual({ ...article, watching: 2, typing: 1, seq: 1 });
    second.close();
    await watcher.first("presence", ({ watching, seq }) => watching === 1 && seq === 1);
  });

  test("unwatch → nothing more of that article; of another one still", async () => {
    const { author, article, watcher } = await aWatched();
    const other = anArticle();
    await watcher.watch(other);
    expect(await watcher.socket.emitWithAck("unwatch", article)).toMatchObject({ ok: true });
    await post(author, article);
    await post(author, other);
    await watcher.first("comments");
    expect(watcher.all("comments").map(({ articleId }) => articleId)).toEqual([other.articleId]);
  });

  test.each<[string, unknown, string]>([
    ["an unknown site", { siteId: "nowhere", articleId: "a" }, "not-found"],
    ["no article", { siteId: SITE }, "invalid-input"],
    ["a list of articles", { siteId: SITE, articleId: ["a", "b"] }, "invalid-input"],
    ["a moderators' room", { siteId: SITE, articleId: "mod:/" }, "invalid-input"],
    ["an unknown member", { siteId: SITE, articleId: "a", room: "b" }, "invalid-input"],
    ["text", "news/a1", "invalid-input"],
    ["null", null, "invalid-input"],
    ["a list", [], "invalid-input"],
  ])("[T88] watch %s → refused with its code", async (_what, payload, code) => {
    const watcher = await live();
    const ack = await watcher.watch(payload as ArticleRef);
    expect(ack).toMatchObject({ ok: false, code });
  });

  test("typing as a guest, in a closed thread, muted → refused with the code", async () => {
    const { author, moderator, article, watcher } = await aWatched();
    const typing = (client: LiveClient) => client.socket.emitWithAck("typing", article);
    expect(await typing(watcher)).toMatchObject({ ok: false, code: "unauthenticated" });
    const own = await live({ as: author });
    await changeArticle(moderator, article, { state: "closed" });
    expect(await typing(own)).toMatchObject({ ok: false, code: "thread-closed" });
    await changeArticle(moderator, article, { state: "open" });
    const mute = { accountId: author.id, kind: "mute", reason: "a test" };
    await call("POST", `/api/v1/sites/${SITE}/sanctions`, { as: moderator, body: mute });
    expect(await typing(own)).toMatchObject({ ok: false, code: "sanctioned" });
  });

  describe("[T94] joined first, fetched after", () => {
    test("fifty comments while many join → each sees each once, equal to the thread", async () => {
      const author = await aReader();
      const article = anArticle();
      const watchers: { client: LiveClient; known: Map<string, Held>; counts: number[] }[] = [];
      async function join(): Promise<void> {
        const client = await live();
        const known = new Map<string, Held>();
        const counts: number[] = [];
        client.socket.on("comments", ({ comments, seq }) => {
          counts.push(...comments.map(() => seq));
          mergeComments(known, comments, seq);
        });
        await client.watch(article);
        const path = `${pathOf(article)}/changes?since=0`;
        const { json } = await call<ChangesPage>("GET", path);
        mergeComments(known, json.comments, json.seq);
        watchers.push({ client, known, counts });
      }
      for (let i = 0; i < 50; i += 1) {
        await Promise.all([post(author, article), i % 5 === 0 ? join() : null]);
      }
      const { comments } = await thread(article, "?limit=100&sort=oldest");
      const expected = comments.map(({ id }) => id);
      expect(expected).toHaveLength(50);
      for (const { known, counts } of watchers) {
        await until(() => known.size === 50, "all fifty");
        expect([...known.keys()].toSorted()).toEqual(expected.toSorted());
        // No entry is pushed twice on one connection.
        expect(new Set(counts).size).toBeLessThanOrEqual(counts.length);
      }
    });
  });
});
