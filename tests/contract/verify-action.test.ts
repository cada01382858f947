import { beforeAll, describe, expect, test } from "@jest/globals";
import type { ArticleRef } from "@parley/contracts/live-events";
import { type Held, mergeComments } from "@parley/contracts/merge";
import type { Comment, ModerationPage, ThreadPage } from "@parley/contracts/types";
import { isShown } from "@parley/contracts/visible-thread";
import { positionAfterPush } from "@parley/contracts/watch-position";
import { describeProduct } from "../support/describe-product.ts";
import type { LiveClient } from "../support/product-live.ts";
import type { Actor } from "../support/product-people.ts";
import { until } from "../support/until.ts";

/** What a client holds that began with a page and has only heard pushes since. */
interface Follower {
  readonly client: LiveClient;
  readonly known: Map<string, Held>;
  seq: number;
  commentCount: number;
  state: string;
  gap: boolean;
}

await describeProduct(
  "[T116] each action: the page before it and its pushes = the page after it",
  (product) => {
    const { call, aReader, aModerator, anArticle, post, decide, changeArticle, live } = product;
    let author: Actor;
    let moderator: Actor;
    beforeAll(async () => {
      [author, moderator] = [await aReader(), await aModerator()];
    });
    const page = (article: ArticleRef): Promise<ThreadPage> =>
      product.thread(article, "?sort=oldest&limit=100&replies=20");

    async function follow(article: ArticleRef, as?: Actor): Promise<Follower> {
      const client = await live(as ? { as } : {});
      if (as) await client.socket.emitWithAck("watch-moderation", { siteId: article.siteId });
      await client.watch(article);
      const before = await page(article);
      const known = new Map<string, Held>();
      mergeComments(known, before.comments, before.seq);
      const { state, commentCount } = before.article;
      const follower = { client, known, seq: before.seq, commentCount, state, gap: false };
      client.socket.on("comments", (push) => {
        mergeComments(known, push.comments, push.seq);
        const seq = positionAfterPush(follower.seq, push);
        follower.gap ||= seq === null;
        follower.seq = seq ?? follower.seq;
        follower.commentCount = push.commentCount;
      });
      client.socket.on("article", (told) => {
        follower.state = told.state;
      });
      client.socket.on("votes", ({ votes }) => {
        for (const [id, counts] of Object.entries(votes)) {
          const held = known.get(id);
          if (held) known.set(id, { ...held, comment: { ...held.comment, votes: counts } });
        }
      });
      return follower;
    }

    /** As a panel would show it: what is shown, in the order of the page. */
    const shownBy = ({ known }: Follower, order: readonly Comment[]) => {
      const shown = [...known.values()].map(({ comment }) => comment).filter(isShown);
      const place = new Map(order.map(({ id }, i) => [id, i]));
      return shown.toSorted((a, b) => (place.get(a.id) ?? -1) - (place.get(b.id) ?? -1));
    };

    interface Scene {
      article: ArticleRef;
      root: Comment;
      reply: Comment;
      pending: Comment;
      hidden: Comment;
    }
    async function aScene(): Promise<Scene> {
      const article = anArticle();
      const root = await post(author, article);
      const reply = await post(author, article, { parentId: root.id });
      const hidden = await post(author, article);
      await decide(moderator, hidden.id, { action: "hide" });
      await changeArticle(moderator, article, { premoderated: true });
      const pending = await post(author, article);
      await changeArticle(moderator, article, { premoderated: false });
      return { article, root, reply, pending, hidden };
    }
    const act = (id: string, action: string) => decide(moderator, id, { action });

    test.each<[string, (scene: Scene) => Promise<unknown>]>([
      ["post", ({ article }) => post(author, article)],
      ["reply", ({ article, reply }) => post(author, article, { parentId: reply.id })],
      [
        "edit",
        ({ reply }) =>
          call("PATCH", `/api/v1/comments/${reply.id}`, { as: author, body: { body: "new" } }),
      ],
      [
        "delete one nobody answered",
        ({ reply }) => call("DELETE", `/api/v1/comments/${reply.id}`, { as: author }),
      ],
      [
        "delete an answered one",
        ({ root }) => call("DELETE", `/api/v1/comments/${root.id}`, { as: author }),
      ],
      ["hide one nobody answered", ({ reply }) => act(reply.id, "hide")],
      ["hide an answered one", ({ root }) => act(root.id, "hide")],
      ["restore", ({ hidden }) => act(hidden.id, "restore")],
      ["approve", ({ pending }) => act(pending.id, "approve")],
      ["hide a pending one", ({ pending }) => act(pending.id, "hide")],
      ["pin", ({ root }) => act(root.id, "pin")],
      ["close", ({ article }) => changeArticle(moderator, article, { state: "closed" })],
      [
        "vote",
        async ({ root }) =>
          call("PUT", `/api/v1/comments/${root.id}/vote`, {
            as: await aReader(),
            body: { value: 1 },
          }),
      ],
      [
        "report",
        async ({ root }) =>
          call("POST", `/api/v1/comments/${root.id}/reports`, {
            as: await aReader(),
            body: { reason: "spam" },
          }),
      ],
      [
        "hold by an edit",
        async ({ article, root }) => {
          await changeArticle(moderator, article, { premoderated: true });
          return call("PATCH", `/api/v1/comments/${root.id}`, {
            as: author,
            body: { body: "held" },
          });
        },
      ],
      [
        "reply to wait",
        async ({ article, root }) => {
          await changeArticle(moderator, article, { premoderated: true });
          return post(author, article, { parentId: root.id });
        },
      ],
    ])("%s → the same for a guest, its author and a moderator", async (_what, action) => {
      const scene = await aScene();
      const followers = [
        await follow(scene.article),
        await follow(scene.article, author),
        await follow(scene.article, moderator),
      ];
      await action(scene);
      const after = await page(scene.article);
      for (const follower of followers) {
        await until(() => follower.seq === after.seq, `seq ${after.seq}`);
        const same = () =>
          JSON.stringify(shownBy(follower, after.comments)) === JSON.stringify(after.comments);
        await until(same, "the same comments").catch(() => {});
        expect(shownBy(follower, after.comments)).toEqual(after.comments);
        expect(follower).toMatchObject({ commentCount: after.article.commentCount, gap: false });
        await until(() => follower.state === after.article.state, "the article's state");
      }
    });

    describe("changes since the page before it", () => {
      test("→ the same page, after all of them together", async () => {
        const scene = await aScene();
        const before = await page(scene.article);
        const known = new Map<string, Held>();
        mergeComments(known, before.comments, before.seq);
        await post(author, scene.article, { parentId: scene.reply.id });
        await act(scene.root.id, "hide");
        await act(scene.pending.id, "approve");
        await act(scene.hidden.id, "restore");
        await call("DELETE", `/api/v1/comments/${scene.reply.id}`, { as: author });
        const { siteId, articleId } = scene.article;
        const path = `/api/v1/sites/${siteId}/articles/${articleId}/changes?since=${before.seq}`;
        const { json } = await call<{ comments: Comment[]; seq: number }>("GET", path);
        mergeComments(known, json.comments, json.seq);
        const after = await page(scene.article);
        const shown = [...known.values()].map(({ comment }) => comment).filter(isShown);
        const byId = (comments: readonly Comment[]) =>
          comments.toSorted((a, b) => a.id.localeCompare(b.id));
        expect(byId(shown)).toEqual(byId(after.comments));
      });
    });

    test.each<[string, (scene: Scene) => Promise<{ id: string }>]>([
      [
        "a comment that waits",
        async ({ article }) => {
          await changeArticle(moderator, article, { premoderated: true });
          return post(author, article);
        },
      ],
      [
        "a report",
        async ({ root }) => {
          const asked = { as: await aReader(), body: { reason: "spam", note: "look" } };
          await call("POST", `/api/v1/comments/${root.id}/reports`, asked);
          return root;
        },
      ],
      [
        "an edit that is held",
        async ({ article, reply }) => {
          await changeArticle(moderator, article, { premoderated: true });
          const body = { body: "once more" };
          await call("PATCH", `/api/v1/comments/${reply.id}`, { as: author, body });
          return reply;
        },
      ],
      ...["hide", "pin"].map((action): [string, (scene: Scene) => Promise<{ id: string }>] => [
        `a decision: ${action}`,
        async ({ root }) => (await act(root.id, action)).json,
      ]),
      ["a decision: approve", async ({ pending }) => (await act(pending.id, "approve")).json],
      ["a decision: restore", async ({ hidden }) => (await act(hidden.id, "restore")).json],
    ])("%s → moderators are told what their list says of it", async (_what, action) => {
      const scene = await aScene();
      const { client } = await follow(scene.article, moderator);
      const { id } = await action(scene);
      const { siteId, articleId } = scene.article;
      const list = `/api/v1/sites/${siteId}/moderation/comments?status=all&articleId=${articleId}`;
      const { json } = await call<ModerationPage>("GET", list, { as: moderator });
      const listed = json.comments.find((comment) => comment.id === id);
      const told = await client.first("moderation", ({ comments }) =>
        comments.some((one) => one.id === id && one.version === listed?.version),
      );
      expect(told.comments.find((one) => one.id === id)).toEqual(listed);
    });
  },
);
