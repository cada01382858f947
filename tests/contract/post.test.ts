import { describe, expect, test } from "@jest/globals";
import type { Comment } from "@parley/contracts/types";
import { describeProduct } from "../support/describe-product.ts";
import { pathOf } from "../support/product-client.ts";
import { SITE } from "../support/starting-state.ts";
import { unique } from "../support/product-people.ts";

await describeProduct("post", (product) => {
  const { call, aReader, aModerator, anArticle, post, tryPost, changeArticle, thread } = product;

  test("a first comment → visible, a root, all its members as the contract names them", async () => {
    const author = await aReader();
    const article = anArticle();
    const comment = await post(author, article, { body: "Hello *there*" });
    expect(comment).toEqual({
      id: comment.id,
      ...article,
      parentId: null,
      rootId: comment.id,
      depth: 0,
      ordinal: 0,
      author: { id: author.id, name: author.name, badges: [] },
      content: [
        {
          type: "paragraph",
          children: [
            { type: "text", text: "Hello " },
            { type: "emphasis", children: [{ type: "text", text: "there" }] },
          ],
        },
      ],
      source: "Hello *there*",
      createdAt: comment.createdAt,
      editedAt: null,
      status: "visible",
      answered: false,
      pinned: false,
      replyCount: 0,
      votes: { up: 0, down: 0 },
      version: 1,
    });
  });

  test("read your writes: the page asked for after the 201 has it", async () => {
    const author = await aReader();
    const article = anArticle();
    for (let count = 1; count <= 5; count += 1) {
      const { id } = await post(author, article);
      const page = await thread(article, "?sort=newest");
      expect(page.comments[0]?.id).toBe(id);
      expect(page.article.commentCount).toBe(count);
    }
  });

  test("replies → ordinals by arrival, depth and root, counts for the whole root", async () => {
    const author = await aReader();
    const article = anArticle();
    const root = await post(author, article);
    const first = await post(author, article, { parentId: root.id });
    const second = await post(author, article, { parentId: first.id });
    expect([first.rootId, second.rootId]).toEqual([root.id, root.id]);
    expect([first.ordinal, second.ordinal]).toEqual([1, 2]);
    expect([first.depth, second.depth]).toEqual([1, 2]);
    const { comments } = await thread(article);
    expect(comments.map(({ id }) => id)).toEqual([root.id, first.id, second.id]);
    expect(comments.map(({ replyCount }) => replyCount)).toEqual([2, 2, 2]);
    expect(comments.map(({ answered }) => answered)).toEqual([true, true, false]);
  });

  test("the first comments of thirty people at once → all there, numbered without a gap", async () => {
    const people = await Promise.all(Array.from({ length: 30 }, aReader));
    const article = anArticle();
    const roots = await Promise.all(people.map((person) => post(person, article)));
    const [root] = roots;
    const parentId = root?.id ?? "";
    const replies = await Promise.all(people.map((person) => post(person, article, { parentId })));
    const ordinals = replies.map(({ ordinal }) => ordinal).toSorted((a, b) => a - b);
    expect(ordinals).toEqual(people.map((_, i) => i + 1));
    const page = await thread(article, "?limit=100&replies=0&sort=oldest");
    expect(page.comments.map(({ id }) => id).toSorted()).toEqual(
      roots.map(({ id }) => id).toSorted(),
    );
    expect([page.article.commentCount, page.comments[0]?.replyCount]).toEqual([
      60,
      page.comments[0]?.id === root?.id ? 30 : 0,
    ]);
  });

  test("[T100] a reply to a comment at depth 50 → stored beside it, and the answer tells where", async () => {
    const author = await aReader();
    const article = anArticle();
    let last = await post(author, article);
    while (last.depth < 50) last = await post(author, article, { parentId: last.id });
    const beside = await post(author, article, { parentId: last.id });
    expect([beside.parentId, beside.depth]).toEqual([last.parentId, 50]);
  });

  describe("[J2] [T117] the Idempotency-Key", () => {
    test("parentId and article null → as if absent, and the same as without them", async () => {
      const author = await aReader();
      const article = anArticle();
      const key = unique("key");
      const path = `${pathOf(article)}/comments`;
      const sent = { body: "text", parentId: null, article: null };
      const first = await call<Comment>("POST", path, { as: author, body: sent, key });
      expect(first.json.parentId).toBeNull();
      expect((await post(author, article, { body: "text", key })).id).toBe(first.json.id);
    });

    test("again with the same parent and body → 201 with the comment as it is now, one comment ever", async () => {
      const author = await aReader();
      const article = anArticle();
      const posting = { body: "the same", key: unique("key") };
      const first = await post(author, article, posting);
      await call("PATCH", `/api/v1/comments/${first.id}`, { as: author, body: { body: "edited" } });
      const again = await post(author, article, posting);
      expect(again).toMatchObject({ id: first.id, source: "edited", version: 2 });
      expect((await thread(article)).article.commentCount).toBe(1);
    });

    test("twenty at once → one comment, all answered with it", async () => {
      const author = await aReader();
      const article = anArticle();
      const posting = { body: "at once", key: unique("key") };
      const all = await Promise.all(
        Array.from({ length: 20 }, () => post(author, article, posting)),
      );
      expect(new Set(all.map(({ id }) => id)).size).toBe(1);
      expect((await thread(article)).article.commentCount).toBe(1);
    });

    test("with another body or parent → 422; of another person or article → a comment of its own", async () => {
      const [author, other] = [await aReader(), await aReader()];
      const article = anArticle();
      const posting = { body: "a text", key: unique("key") };
      const { id } = await post(author, article, posting);
      for (const changed of [{ body: "another" }, { parentId: id }]) {
        const answer = await tryPost(author, article, { ...posting, ...changed });
        expect([answer.status, answer.code]).toEqual([422, "idempotency-mismatch"]);
      }
      expect((await post(other, article, posting)).id).not.toBe(id);
      expect((await post(author, anArticle(), posting)).id).not.toBe(id);
    });

    test("again after close, a ban, slow mode, a hide, a delete → the stored comment as it is", async () => {
      const [author, moderator] = [await aReader(), await aModerator()];
      const article = anArticle();
      const posting = { body: "was here before", key: unique("key") };
      const { id } = await post(author, article, posting);
      await changeArticle(moderator, article, { slowModeSeconds: 3_600, state: "closed" });
      const ban = { accountId: author.id, kind: "ban", reason: "a test" };
      await call("POST", `/api/v1/sites/${SITE}/sanctions`, { as: moderator, body: ban });
      expect(await post(author, article, posting)).toMatchObject({ id, status: "visible" });
      await product.decide(moderator, id, { action: "hide" });
      expect(await post(author, article, posting)).toMatchObject({ id, status: "hidden" });
      await call("DELETE", `/api/v1/comments/${id}`, { as: author });
      expect(await post(author, article, posting)).toMatchObject({ id, status: "deleted" });
      expect((await tryPost(author, article, { ...posting, body: "other" })).status).toBe(422);
    });

    test.each(["", " ", "a b", "ключ", "x".repeat(101), "a\tb"])(
      "a key like %j → 400",
      async (key) => {
        const author = await aReader();
        const headers = { "idempotency-key": Buffer.from(key, "utf8").toString("latin1") };
        const body = { body: "text" };
        const path = `${pathOf(anArticle())}/comments`;
        expect((await call("POST", path, { as: author, body, headers })).code).toBe(
          "invalid-input",
        );
      },
    );

    test("of 100 visible characters → taken; none at all → 400", async () => {
      const author = await aReader();
      const article = anArticle();
      await post(author, article, { key: `${"~".repeat(99)}!` });
      const path = `${pathOf(article)}/comments`;
      const answer = await call("POST", path, { as: author, body: { body: "text" } });
      expect(answer.status).toBe(400);
    });
  });

  describe("order of answers: 401, 400, what is stored under the key, 403, 404, 409", () => {
    const bad = { body: 7 };
    test("nobody, with a bad body, to an unknown site → 401", async () => {
      const path = "/api/v1/sites/nowhere/articles/a/comments";
      expect((await call("POST", path, { body: bad, key: "k" })).status).toBe(401);
      expect((await call("POST", path, { as: "false", body: "{", key: "k" })).status).toBe(401);
    });

    test("a person with a bad body to an unknown site → 400; with a good one → 404", async () => {
      const as = await aReader();
      const path = "/api/v1/sites/nowhere/articles/a/comments";
      expect((await call("POST", path, { as, body: bad, key: "k" })).status).toBe(400);
      expect((await call("POST", path, { as, body: { body: "x" } })).status).toBe(400);
      expect((await call("POST", path, { as, body: { body: "x" }, key: "k" })).status).toBe(404);
    });

    test("banned, to an unknown parent in a closed thread → 403, then 404, then 409", async () => {
      const [author, moderator] = [await aReader(), await aModerator()];
      const article = anArticle();
      await changeArticle(moderator, article, { state: "closed" });
      const ban = { accountId: author.id, kind: "ban", reason: "a test" };
      const sanctions = `/api/v1/sites/${SITE}/sanctions`;
      const { json } = await call("POST", sanctions, { as: moderator, body: ban });
      const unknown = { parentId: "nobody-knows" };
      const refused = await tryPost(author, article, unknown);
      expect([refused.status, refused.code]).toEqual([403, "sanctioned"]);
      expect(refused.json).toMatchObject({ sanction: { kind: "ban", reason: "a test" } });
      expect((await tryPost(author, article, { body: " " })).status).toBe(400);
      await call("DELETE", `${sanctions}/${String(json["id"])}`, { as: moderator });
      expect((await tryPost(author, article, unknown)).status).toBe(404);
      expect((await tryPost(author, article)).code).toBe("thread-closed");
    });

    test("slow mode → 429 with the wait, after everything else", async () => {
      const [author, moderator] = [await aReader(), await aModerator()];
      const article = anArticle();
      await post(author, article);
      await changeArticle(moderator, article, { slowModeSeconds: 600 });
      const answer = await tryPost(author, article);
      expect([answer.status, answer.code]).toEqual([429, "rate-limited"]);
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(500);
      expect((await tryPost(author, article, { parentId: "unknown" })).status).toBe(404);
      await changeArticle(moderator, article, { state: "closed" });
      expect((await tryPost(author, article)).code).toBe("thread-closed");
    });
  });

  describe("what is answered", () => {
    test("a comment of another article, unknown or never public → 404", async () => {
      const [author, moderator] = [await aReader(), await aModerator()];
      const [article, held] = [anArticle(), anArticle()];
      const elsewhere = await post(author, anArticle());
      await changeArticle(moderator, held, { premoderated: true });
      const pending = await post(author, held);
      expect(pending.status).toBe("pending");
      expect((await tryPost(author, article, { parentId: elsewhere.id })).status).toBe(404);
      expect((await tryPost(author, article, { parentId: "x".repeat(20) })).status).toBe(404);
      const other = await aReader();
      expect((await tryPost(other, held, { parentId: pending.id })).status).toBe(404);
    });

    test.each(["hide", "delete"])("one that is gone (%s) → 409 with its tombstone", async (how) => {
      const [author, other, moderator] = [await aReader(), await aReader(), await aModerator()];
      const article = anArticle();
      const parent = await post(author, article);
      if (how === "hide") await product.decide(moderator, parent.id, { action: "hide" });
      else await call("DELETE", `/api/v1/comments/${parent.id}`, { as: author });
      const { status, code, json } = await tryPost(other, article, { parentId: parent.id });
      expect([status, code]).toEqual([409, "conflict"]);
      const { current } = json as Comment & { current: Comment };
      expect(current).toMatchObject({ id: parent.id, author: null, content: [], version: 2 });
      expect(current.source).toBeUndefined();
    });
  });

  test("[T85] a text its author already posted in the article → pending; elsewhere or by another → visible", async () => {
    const [author, other] = [await aReader(), await aReader()];
    const article = anArticle();
    const body = "Buy my harvest";
    await post(author, article, { body });
    expect(await post(author, article, { body: "buy  MY harvest " })).toMatchObject({
      status: "pending",
    });
    expect(await post(other, article, { body })).toMatchObject({ status: "visible" });
    expect(await post(author, anArticle(), { body })).toMatchObject({ status: "visible" });
  });

  test("[T85] four links → pending, three → visible; a moderator's → visible", async () => {
    const [author, moderator] = [await aReader(), await aModerator()];
    const links = (count: number) =>
      Array.from({ length: count }, (_, i) => `https://a${i}.example/`).join(" ");
    const article = anArticle();
    expect(await post(author, article, { body: links(3) })).toMatchObject({ status: "visible" });
    expect(await post(author, article, { body: links(4) })).toMatchObject({ status: "pending" });
    expect(await post(moderator, article, { body: links(4) })).toMatchObject({ status: "visible" });
  });
});
