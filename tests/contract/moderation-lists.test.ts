import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Comment, LogEntry, ModerationPage } from "@parley/contracts/types";
import { describeProduct } from "../support/describe-product.ts";
import type { Actor } from "../support/product-people.ts";

await describeProduct("moderation lists", (product) => {
  const { call, aReader, aModerator, anArticle, post, decide, changeArticle } = product;
  let site: string;
  let moderator: Actor;
  let author: Actor;
  let held: Comment[];
  let hidden: Comment;
  let reported: Comment;
  beforeAll(async () => {
    site = await product.aSite();
    [moderator, author] = [await aModerator(site), await aReader()];
    const [first, second] = [anArticle(site), anArticle(site)];
    hidden = await post(author, first);
    reported = await post(author, second);
    await decide(moderator, hidden.id, { action: "hide", reason: "r", note: "n" });
    const report = { as: await aReader(), body: { reason: "spam", note: "see" } };
    await call("POST", `/api/v1/comments/${reported.id}/reports`, report);
    held = [];
    for (const article of [first, second]) {
      await changeArticle(moderator, article, { premoderated: true });
      for (let i = 0; i < 2; i += 1) held.push(await post(author, article));
    }
  });
  const list = async (query: string, as: Actor = moderator) => {
    const path = `/api/v1/sites/${site}/moderation/comments${query}`;
    return call<ModerationPage>("GET", path, { as });
  };
  const idsOf = async (query: string) =>
    (await list(query)).json.comments.map(({ id }) => id).toSorted();

  test("pending unless told, with source, flags and counts of the whole site", async () => {
    const { json, headers } = await list("");
    expect(json.comments.map(({ id }) => id)).toEqual(held.map(({ id }) => id));
    expect(json.counts).toEqual({ pending: 4, reported: 1, hidden: 1 });
    expect(json.comments[0]).toMatchObject({
      status: "pending",
      source: held[0]?.source,
      author: { id: author.id, name: author.name },
      flags: [{ rule: "premoderation" }],
      reports: [],
    });
    expect(headers.get("cache-control")).toBe("private, no-store");
  });

  test("by status, and by article", async () => {
    expect(await idsOf("?status=hidden")).toEqual([hidden.id]);
    expect(await idsOf("?status=reported")).toEqual([reported.id]);
    expect(await idsOf("?status=all")).toHaveLength(6);
    const articleId = held[3]?.articleId;
    expect(await idsOf(`?status=pending&articleId=${articleId}`)).toEqual(
      held
        .slice(2)
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(await idsOf("?status=all&articleId=nobody-commented")).toEqual([]);
  });

  test("a hidden one → whole, with its history", async () => {
    const [comment] = (await list("?status=hidden")).json.comments;
    expect(comment).toMatchObject({
      source: hidden.source,
      author: { id: author.id },
      history: [{ action: "hide", reason: "r", note: "n", actor: { id: moderator.id } }],
    });
  });

  test("more than fit a page → a cursor that neither repeats nor skips", async () => {
    const article = anArticle(site);
    const posted: string[] = [];
    for (let i = 0; i < 53; i += 1) posted.push((await post(author, article)).id);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const more: string = cursor === null ? "" : `&cursor=${cursor}`;
      const { json } = await list(`?status=all&articleId=${article.articleId}${more}`);
      seen.push(...json.comments.map(({ id }) => id));
      cursor = json.nextCursor;
    } while (cursor !== null);
    expect(seen.toSorted()).toEqual(posted.toSorted());
  });

  test.each([
    "?status=deleted",
    "?status=",
    "?cursor=forged",
    "?articleId=a,b",
    "?status=all&status=hidden",
  ])("%s → 400", async (query) => {
    expect((await list(query)).code).toBe("invalid-input");
  });

  test("[T33] a reader or another site's moderator → 403; nobody → 401; an admin of all sites → may", async () => {
    const foreign = await aModerator(await product.aSite());
    for (const as of [author, foreign]) {
      for (const path of ["comments", "log"]) {
        const answer = await call("GET", `/api/v1/sites/${site}/moderation/${path}`, { as });
        expect(answer.code).toBe("forbidden");
      }
    }
    expect((await call("GET", `/api/v1/sites/${site}/moderation/comments`)).status).toBe(401);
    expect((await list("", await product.chief())).status).toBe(200);
  });

  describe("the log", () => {
    const log = async (query = "") => {
      const path = `/api/v1/sites/${site}/moderation/log${query}`;
      const asked = { as: moderator };
      return (await call<{ entries: LogEntry[]; nextCursor: string | null }>("GET", path, asked))
        .json;
    };

    test("newest first: who, what, where, why; a rule has no actor", async () => {
      const { entries } = await log();
      const actor = { id: moderator.id, name: moderator.name };
      expect(entries.at(-1)).toMatchObject({ action: "create-site" });
      expect(entries).toContainEqual(
        expect.objectContaining({ action: "hide", actor, commentId: hidden.id, reason: "r" }),
      );
      expect(entries).toContainEqual(
        expect.objectContaining({ action: "hold", actor: null, commentId: held[0]?.id }),
      );
      const times = entries.map(({ at }) => at);
      expect(times).toEqual(times.toSorted().toReversed());
    });

    test("its pages → each entry once; [J7] no text of a comment in it", async () => {
      const seen: LogEntry[] = [];
      let cursor: string | null = null;
      do {
        const page = await log(cursor === null ? "" : `?cursor=${cursor}`);
        seen.push(...page.entries);
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
      // 53 held ones of the test before, and what was done at the start.
      expect(seen.length).toBeGreaterThan(7);
      expect(JSON.stringify(seen)).not.toContain(hidden.source);
    });

    test("of another site → nothing of this one", async () => {
      const other = await product.aSite();
      const path = `/api/v1/sites/${other}/moderation/log`;
      const { json } = await call<{ entries: LogEntry[] }>("GET", path, {
        as: await product.chief(),
      });
      expect(json.entries.map(({ action }) => action)).toEqual(["create-site"]);
    });

    test("a forged cursor → 400 or an empty page, never an error", async () => {
      for (const cursor of ["forged", "AAAA", "WzFd"]) {
        const path = `/api/v1/sites/${site}/moderation/log?cursor=${cursor}`;
        expect([200, 400]).toContain((await call("GET", path, { as: moderator })).status);
      }
    });
  });
});
