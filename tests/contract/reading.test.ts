import { beforeAll, describe, expect, test } from "@jest/globals";
import type { ArticleRef } from "@parley/contracts/live-events";
import type { ChangesPage, Comment, CommentPage, RepliesPage } from "@parley/contracts/types";
import { describeProduct } from "../support/describe-product.ts";
import { pathOf } from "../support/product-client.ts";
import { type Actor, unique } from "../support/product-people.ts";
import { SITE } from "../support/starting-state.ts";

await describeProduct("reading", (product) => {
  const { call, aReader, aModerator, anArticle, post, decide, changeArticle, thread } = product;
  let author: Actor;
  let moderator: Actor;
  let voters: Actor[];
  beforeAll(async () => {
    author = await aReader();
    moderator = await aModerator();
    voters = [await aReader(), await aReader(), await aReader()];
  });
  const vote = (as: Actor, id: string, value: number) =>
    call("PUT", `/api/v1/comments/${id}/vote`, { as, body: { value } });
  const changes = async (article: ArticleRef, since: number | string) =>
    (await call<ChangesPage>("GET", `${pathOf(article)}/changes?since=${since}`)).json;
  const ids = (comments: readonly Comment[]) => comments.map(({ id }) => id);

  describe("an article nobody commented on", () => {
    test("thread, changes, me, counts → empty, seq 0", async () => {
      const article = anArticle();
      const empty = {
        siteId: SITE,
        id: article.articleId,
        url: null,
        title: null,
        state: "open",
        slowModeSeconds: 0,
        premoderated: false,
        commentCount: 0,
        closesAt: null,
      };
      const page = { article: empty, comments: [], nextCursor: null, seq: 0 };
      expect(await thread(article)).toEqual(page);
      const nothing = { article: empty, comments: [], seq: 0, more: false, resync: false };
      expect(await changes(article, 0)).toEqual(nothing);
      const mine = { votes: {}, pending: [], removed: [], sanction: null, canPost: true };
      expect(await product.mine(author, article)).toEqual(mine);
      const counts = `/api/v1/sites/${SITE}/counts?articles=${article.articleId}`;
      expect((await call("GET", counts)).json).toEqual({ counts: { [article.articleId]: 0 } });
    });

    test("of an unknown site → 404 everywhere", async () => {
      const site = "/api/v1/sites/nowhere";
      const asked = ["/articles/a/thread", "/articles/a/changes?since=0", "/counts?articles=a", ""];
      for (const path of [...asked, "/articles/a/me"]) {
        expect((await call("GET", `${site}${path}`, { as: author })).code).toBe("not-found");
      }
    });
  });

  describe("sorts", () => {
    let article: ArticleRef;
    let roots: Comment[];
    beforeAll(async () => {
      article = anArticle();
      roots = [];
      for (let i = 0; i < 5; i += 1) roots.push(await post(author, article, { body: `root ${i}` }));
      const [first, second, third] = roots as [Comment, Comment, Comment];
      for (const voter of voters) await vote(voter, second.id, 1);
      await vote(voters[0] as Actor, third.id, 1);
      await post(author, article, { parentId: first.id });
      await post(author, article, { parentId: first.id });
      await post(author, article, { parentId: third.id });
      await decide(moderator, (roots[3] as Comment).id, { action: "pin" });
    });
    const order = async (sort: string) =>
      (await thread(article, `?sort=${sort}&replies=0`)).comments.map(({ id }) =>
        roots.findIndex((root) => root.id === id),
      );

    test("pinned first, then as asked", async () => {
      expect(await order("oldest")).toEqual([3, 0, 1, 2, 4]);
      expect(await order("newest")).toEqual([3, 4, 2, 1, 0]);
      expect((await order("best")).slice(0, 3)).toEqual([3, 1, 2]);
      expect((await order("discussed")).slice(0, 3)).toEqual([3, 0, 2]);
    });

    test("best unless told", async () => {
      const untold = await thread(article);
      const told = await thread(article, "?sort=best&limit=25&replies=3");
      expect(untold).toEqual(told);
    });

    test("each root with its first replies by ordinal; replies=0 → roots alone", async () => {
      const page = await thread(article, "?sort=oldest&replies=1");
      const first = page.comments.filter(({ rootId }) => rootId === roots[0]?.id);
      expect(first.map(({ ordinal }) => ordinal)).toEqual([0, 1]);
      expect(first[0]?.replyCount).toBe(2);
      expect((await thread(article, "?replies=0")).comments).toHaveLength(5);
    });
  });

  describe("[T48] pages", () => {
    test("25 roots, each with its first three replies, unless told; up to 100 and 20", async () => {
      const article = anArticle();
      const first = await post(author, article);
      await Promise.all(Array.from({ length: 27 }, () => post(author, article)));
      for (let i = 0; i < 5; i += 1) await post(author, article, { parentId: first.id });
      const roots = (page: { comments: Comment[] }) =>
        page.comments.filter(({ parentId }) => parentId === null).length;
      const untold = await thread(article, "?sort=oldest");
      expect([roots(untold), untold.comments.length]).toEqual([25, 28]);
      const most = await thread(article, "?sort=oldest&limit=100&replies=20");
      expect([roots(most), most.comments.length, most.nextCursor]).toEqual([28, 33, null]);
    });

    test("[T49] a walk while others come, go and move → whoever stood still once, in order", async () => {
      const article = anArticle();
      const still: string[] = [];
      const moving: string[] = [];
      for (let i = 0; i < 24; i += 1) {
        const { id } = await post(author, article);
        (i % 3 === 0 ? moving : still).push(id);
      }
      for (const sort of ["oldest", "newest", "discussed", "best"]) {
        const seen: string[] = [];
        let cursor: string | null = null;
        do {
          const query: string = `?sort=${sort}&limit=4${cursor === null ? "" : `&cursor=${cursor}`}`;
          const page = await thread(article, query);
          seen.push(...ids(page.comments));
          cursor = page.nextCursor;
          await post(author, article);
          const gone = moving.pop();
          if (gone !== undefined) await call("DELETE", `/api/v1/comments/${gone}`, { as: author });
        } while (cursor !== null);
        expect(new Set(seen).size).toBe(seen.length);
        expect([sort, still.filter((id) => !seen.includes(id))]).toEqual([sort, []]);
      }
    });

    test.each([
      "sort=worst",
      "sort=",
      "sort=best&sort=newest",
      "limit=0",
      "limit=101",
      "limit=-1",
      "limit=1e9",
      "limit=NaN",
      "limit=2.5",
      "limit=",
      "limit=5&limit=6",
      "replies=21",
      "replies=-1",
      "replies=x",
      "cursor=forged",
      "cursor=",
      "cursor=WzFd",
      "cursor[$ne]=1&cursor=%00",
    ])("thread?%s → 400", async (query) => {
      const path = `${pathOf(anArticle())}/thread?${query}`;
      expect((await call("GET", path)).code).toBe("invalid-input");
    });

    test("a cursor of another thread or sort → 400; an unknown parameter → ignored", async () => {
      const [one, two] = [anArticle(), anArticle()];
      for (const article of [one, two]) {
        await post(author, article);
        await post(author, article);
      }
      const { nextCursor } = await thread(one, "?sort=newest&limit=1");
      const at = async (article: ArticleRef, sort: string) =>
        call("GET", `${pathOf(article)}/thread?sort=${sort}&cursor=${nextCursor}`);
      expect((await at(one, "newest")).status).toBe(200);
      expect((await at(one, "oldest")).code).toBe("invalid-input");
      expect((await at(two, "newest")).code).toBe("invalid-input");
      await thread(one, "?utm_source=a&__proto__[x]=1&b=1&b=2");
    });
  });

  describe("replies", () => {
    test("by ordinal, in pages and from the one after an ordinal", async () => {
      const article = anArticle();
      const root = await post(author, article);
      const replies: string[] = [];
      for (let i = 0; i < 7; i += 1) {
        replies.push((await post(author, article, { parentId: root.id })).id);
      }
      const at = async (query: string) =>
        (await call<RepliesPage>("GET", `/api/v1/comments/${root.id}/replies${query}`)).json;
      expect(ids((await at("")).comments)).toEqual(replies);
      const first = await at("?limit=3");
      const second = await at(`?limit=3&cursor=${first.nextCursor}`);
      const third = await at(`?limit=3&cursor=${second.nextCursor}`);
      expect([first, second, third].flatMap(({ comments }) => ids(comments))).toEqual(replies);
      expect(third.nextCursor).toBeNull();
      expect(ids((await at("?after=5")).comments)).toEqual(replies.slice(5));
      for (const query of ["?limit=0", "?limit=201", "?after=-1", "?after=x", "?cursor=forged"]) {
        const answer = await call("GET", `/api/v1/comments/${root.id}/replies${query}`);
        expect([query, answer.code]).toEqual([query, "invalid-input"]);
      }
    });

    test("of one that is no root → 400; of an unknown or never public one → 404", async () => {
      const article = anArticle();
      const root = await post(author, article);
      const reply = await post(author, article, { parentId: root.id });
      const at = (id: string) => call("GET", `/api/v1/comments/${id}/replies`);
      expect((await at(reply.id)).status).toBe(400);
      expect((await at("none-like-this")).status).toBe(404);
      const held = anArticle();
      await changeArticle(moderator, held, { premoderated: true });
      expect((await at((await post(author, held)).id)).status).toBe(404);
    });
  });

  test("permalink → the comment, what it answers from the root down, the article", async () => {
    const article = anArticle();
    const root = await post(author, article);
    const middle = await post(author, article, { parentId: root.id });
    const leaf = await post(author, article, { parentId: middle.id });
    const { json } = await call<CommentPage>("GET", `/api/v1/comments/${leaf.id}`);
    expect(json.comment.id).toBe(leaf.id);
    expect(ids(json.ancestors)).toEqual([root.id, middle.id]);
    expect(json.article.commentCount).toBe(3);
    expect(json.comment.source).toBeUndefined();
  });

  describe("changes", () => {
    test("each once in its latest state, up to seq; from there on nothing", async () => {
      const article = anArticle();
      const first = await post(author, article);
      const { seq } = await thread(article);
      const reply = await post(author, article, { parentId: first.id });
      await call("PATCH", `/api/v1/comments/${reply.id}`, { as: author, body: { body: "new" } });
      const page = await changes(article, seq);
      expect(ids(page.comments).toSorted()).toEqual([first.id, reply.id].toSorted());
      expect(page.comments.find(({ id }) => id === reply.id)).toMatchObject({ version: 2 });
      expect(page.comments.find(({ id }) => id === first.id)).toMatchObject({ answered: true });
      expect(await changes(article, page.seq)).toMatchObject({ comments: [], seq: page.seq });
      expect((await thread(article)).seq).toBe(page.seq);
    });

    test("[T95] ahead of the log → resync; negative, fraction, text or absent → 400", async () => {
      const article = anArticle();
      await post(author, article);
      expect(await changes(article, 99)).toMatchObject({ resync: true, seq: 1 });
      for (const since of ["-1", "1.5", "x", "", "1e3", "1&since=2"]) {
        const path = `${pathOf(article)}/changes?since=${since}`;
        expect([since, (await call("GET", path)).status]).toEqual([since, 400]);
      }
      expect((await call("GET", `${pathOf(article)}/changes`)).status).toBe(400);
    });

    test("[C2] one deleted that nobody answered → its tombstone; a pending one → only its number", async () => {
      const article = anArticle();
      const { id } = await post(author, article);
      await call("DELETE", `/api/v1/comments/${id}`, { as: author });
      await changeArticle(moderator, article, { premoderated: true });
      await post(author, article);
      const page = await changes(article, 0);
      expect(page.comments).toMatchObject([{ id, status: "deleted", content: [], author: null }]);
      expect(page.seq).toBe(4);
    });
  });

  describe("counts", () => {
    test("up to 100 articles, replies included; 101, none or a bad id → 400", async () => {
      const article = anArticle();
      const root = await post(author, article);
      await post(author, article, { parentId: root.id });
      const other = unique("nobody");
      const at = (list: string) => call("GET", `/api/v1/sites/${SITE}/counts?articles=${list}`);
      const { json, headers } = await at(`${article.articleId},${other}`);
      expect(json).toEqual({ counts: { [article.articleId]: 2, [other]: 0 } });
      expect(headers.get("cache-control")).toMatch(/public, max-age=\d+/);
      const many = Array.from({ length: 100 }, (_, i) => `a${i}`);
      expect((await at(many.join(","))).status).toBe(200);
      for (const list of [[...many, "x"].join(","), "", "a,,b", "..", "a%20b"]) {
        expect((await at(list)).code).toBe("invalid-input");
      }
      expect((await call("GET", `/api/v1/sites/${SITE}/counts`)).status).toBe(400);
    });
  });
});
