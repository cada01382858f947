import { describe, expect, test } from "@jest/globals";
import { describeProduct } from "../support/describe-product.ts";
import { pathOf } from "../support/product-client.ts";
import { SITE } from "../support/starting-state.ts";

const TOO_LONG = "a".repeat(5_001);

await describeProduct("order of answers", (product) => {
  const { call, aReader, aModerator, anArticle, post, changeArticle, thread } = product;
  const sanctions = `/api/v1/sites/${SITE}/sanctions`;

  test("editing: a bad text → 400, before whose it is and what its author may not", async () => {
    const [author, moderator] = [await aReader(), await aModerator()];
    const { id } = await post(author, anArticle());
    const edit = (as: typeof author, body: string) =>
      call("PATCH", `/api/v1/comments/${id}`, { as, body: { body } });
    expect((await edit(moderator, TOO_LONG)).status).toBe(400);
    expect((await edit(moderator, "mine now")).status).toBe(403);
    const mute = { accountId: author.id, kind: "mute", reason: "rude" };
    await call("POST", sanctions, { as: moderator, body: mute });
    expect((await edit(author, TOO_LONG)).status).toBe(400);
    expect((await edit(author, "short")).code).toBe("sanctioned");
  });

  test("moderation at an unknown site: a reader → 403, an admin of all sites → 404", async () => {
    const path = "/api/v1/sites/nowhere/moderation/log";
    expect((await call("GET", path, { as: await aReader() })).status).toBe(403);
    expect((await call("GET", path, { as: await product.chief() })).status).toBe(404);
  });

  describe("[T48] a cursor that is none of this list → 400", () => {
    test.each([
      `${sanctions}?cursor=Zm9yZ2Vk`,
      `${sanctions}?cursor=${encode(["elsewhere", "2026-01-01T00:00:00.000Z", "x"])}`,
      `/api/v1/sites/${SITE}/moderation/comments?cursor=Zm9yZ2Vk`,
      `/api/v1/sites/${SITE}/moderation/comments?cursor=${encode(["hidden of x", "2026", "x", 1])}`,
      `/api/v1/sites/${SITE}/moderation/log?cursor=Zm9yZ2Vk`,
    ])("%s", async (path) => {
      const { status, code } = await call("GET", path, { as: await aModerator() });
      expect([status, code]).toEqual([400, "invalid-input"]);
    });
  });

  test.each([
    ["none", undefined],
    ["null", null],
    ["an empty one", ""],
    ["one of 201 letters", "a".repeat(201)],
  ])("a sanction's reason: %s → 400", async (_what, reason) => {
    const body = { accountId: (await aReader()).id, kind: "mute", reason };
    expect((await call("POST", sanctions, { as: await aModerator(), body })).status).toBe(400);
  });

  test("[A1] [T50] an article's title → one line, without what would turn its neighbours round", async () => {
    const article = anArticle();
    const title = " A\n title \u202ewith a twist";
    await changeArticle(await aModerator(), article, { title });
    expect((await thread(article)).article.title).toBe("A title with a twist");
    const other = anArticle();
    const body = { body: "first", article: { title } };
    await call("POST", `${pathOf(other)}/comments`, { as: await aReader(), body, key: "k" });
    expect((await thread(other)).article.title).toBe("A title with a twist");
  });
});

function encode(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}
