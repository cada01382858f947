import { beforeAll, describe, expect, test } from "@jest/globals";
import type { ArticleRef } from "@parley/contracts/live-events";
import type { Comment } from "@parley/contracts/types";
import { describeProduct } from "../support/describe-product.ts";
import { pathOf } from "../support/product-client.ts";
import type { LiveClient } from "../support/product-live.ts";
import type { Actor } from "../support/product-people.ts";
import { SITE } from "../support/starting-state.ts";

/** Each stands in one place alone, and says what it is. */
const SECRET = {
  hidden: "canary-hidden-text",
  deleted: "canary-deleted-text",
  pending: "canary-pending-text",
  before: "canary-text-before-the-edit",
  decisionNote: "canary-note-of-a-decision",
  reportNote: "canary-note-of-a-report",
  sanctionNote: "canary-note-of-a-sanction",
} as const;

await describeProduct("[T36] secrets", (product) => {
  const { call, aReader, aModerator, anArticle, post, decide, changeArticle } = product;
  let article: ArticleRef;
  let author: Actor;
  let moderator: Actor;
  let watcher: LiveClient;
  let authorsOwn: LiveClient;
  let comments: Record<"hidden" | "deleted" | "pending" | "edited", Comment>;

  beforeAll(async () => {
    article = anArticle();
    [author, moderator] = [await aReader(), await aModerator()];
    watcher = await product.live();
    authorsOwn = await product.live({ as: author });
    for (const one of [watcher, authorsOwn]) await one.watch(article);
    const write = (body: string) => post(author, article, { body });
    const edited = await write(SECRET.before);
    const deleted = await write(SECRET.deleted);
    const hidden = await write(SECRET.hidden);
    // All are answered, so that tombstones stand.
    for (const { id } of [edited, deleted, hidden]) await post(author, article, { parentId: id });
    const report = { as: await aReader(), body: { reason: "other", note: SECRET.reportNote } };
    await call("POST", `/api/v1/comments/${edited.id}/reports`, report);
    await call("PATCH", `/api/v1/comments/${edited.id}`, { as: author, body: { body: "after" } });
    await call("DELETE", `/api/v1/comments/${deleted.id}`, { as: author });
    await decide(moderator, hidden.id, { action: "hide", reason: "r", note: SECRET.decisionNote });
    await changeArticle(moderator, article, { premoderated: true });
    const pending = await write(SECRET.pending);
    const body = { accountId: author.id, kind: "mute", reason: "r", note: SECRET.sanctionNote };
    await call("POST", `/api/v1/sites/${SITE}/sanctions`, { as: moderator, body });
    comments = { hidden, deleted, pending, edited };
  });

  const open = () => [
    ...["best", "newest", "oldest", "discussed"].map(
      (sort) => `${pathOf(article)}/thread?sort=${sort}&limit=100&replies=20`,
    ),
    `${pathOf(article)}/changes?since=0`,
    `${pathOf(article)}/me`,
    ...Object.values(comments).flatMap(({ id }) => [
      `/api/v1/comments/${id}`,
      `/api/v1/comments/${id}/replies`,
    ]),
    `/api/v1/sites/${SITE}`,
    "/api/v1/sites",
    `/api/v1/sites/${SITE}/counts?articles=${article.articleId}`,
    `/api/v1/sites/${SITE}/moderation/comments?status=all`,
    `/api/v1/sites/${SITE}/moderation/log`,
    `/api/v1/sites/${SITE}/sanctions`,
    `/d/${SITE}/${article.articleId}`,
    `/embed/${SITE}/${article.articleId}`,
  ];
  /** What all that answered to this person says together. */
  async function allReadBy(as?: { token: string }): Promise<string> {
    const answers = await Promise.all(open().map((path) => call("GET", path, { as })));
    return answers.map(({ text }) => text).join("\n");
  }

  test.each(["guest", "reader", "moderator elsewhere"] as const)(
    "a %s, by every read → none of them, and no address",
    async (who) => {
      const elsewhere = () => product.aSite().then((site) => aModerator(site));
      const as = who === "guest" ? undefined : await (who === "reader" ? aReader() : elsewhere());
      const read = await allReadBy(as);
      expect(read).toContain(comments.hidden.id);
      for (const secret of Object.values(SECRET)) expect(read).not.toContain(secret);
      for (const { email } of [author, moderator]) expect(read).not.toContain(email);
    },
  );

  test("the author → the own pending text alone", async () => {
    const read = await allReadBy(author);
    const { pending, ...others } = SECRET;
    expect(read).toContain(pending);
    for (const secret of Object.values(others)) expect(read).not.toContain(secret);
  });

  test("a moderator of the site → all but what was deleted or replaced; no address", async () => {
    const read = await allReadBy(moderator);
    for (const name of ["hidden", "pending", "decisionNote", "sanctionNote"] as const) {
      expect([name, read.includes(SECRET[name])]).toEqual([name, true]);
    }
    for (const gone of [SECRET.deleted, SECRET.before]) expect(read).not.toContain(gone);
    for (const { email } of [author, moderator]) expect(read).not.toContain(email);
  });

  describe("by the socket", () => {
    test("a watcher → texts while they were public, nothing else ever", async () => {
      await watcher.first("comments", ({ comments: pushed }) =>
        pushed.some(({ id, version }) => id === comments.hidden.id && version === 2),
      );
      const told = JSON.stringify(watcher.events);
      const { pending, decisionNote, reportNote, sanctionNote } = SECRET;
      for (const secret of [pending, decisionNote, reportNote, sanctionNote, "source"]) {
        expect(told).not.toContain(secret);
      }
      expect(watcher.events.map(({ name }) => name)).not.toContain("moderation");
    });

    test("the author → the sanction without its note", async () => {
      await authorsOwn.first("sanctioned");
      const told = JSON.stringify(authorsOwn.events);
      for (const secret of [SECRET.decisionNote, SECRET.reportNote, SECRET.sanctionNote]) {
        expect(told).not.toContain(secret);
      }
    });
  });

  test("a tombstone → null author, empty content, no votes, source or editedAt", async () => {
    const page = await product.thread(article, "?limit=100");
    for (const status of ["hidden", "deleted"]) {
      const tombstone = page.comments.find((comment) => comment.status === status);
      expect(tombstone).toMatchObject({
        author: null,
        content: [],
        votes: { up: 0, down: 0 },
        editedAt: null,
        pinned: false,
      });
      expect(tombstone).not.toHaveProperty("source");
    }
  });
});
