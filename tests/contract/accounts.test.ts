import { describe, expect, test } from "@jest/globals";
import type { AccountForAdmin, Roles } from "@parley/contracts/types";
import { describeProduct } from "../support/describe-product.ts";
import { SITE } from "../support/starting-state.ts";
import type { Actor } from "../support/product-people.ts";
import { until } from "../support/until.ts";

const WITHIN_MS = 1_000;

await describeProduct("accounts and roles", (product) => {
  const { call, aReader, aModerator, anAdmin, anArticle, post } = product;
  const change = (as: Actor, id: string, body: object) =>
    call<AccountForAdmin>("PATCH", `/auth/v1/accounts/${id}`, { as, body });
  const find = (as: Actor, query: string) =>
    call<{ accounts: AccountForAdmin[]; nextCursor: string | null }>(
      "GET",
      `/auth/v1/accounts?query=${encodeURIComponent(query)}`,
      { as },
    );
  const makeChief = async () => {
    const person = await aReader();
    await change(await product.chief(), person.id, { roles: { "*": "admin" } });
    return product.again(person);
  };

  describe("find", () => {
    test("an admin of all sites → by a part of name or address, with disabled", async () => {
      const person = await aReader();
      const chief = await product.chief();
      for (const query of [person.name, person.email, person.email.slice(2, -4), person.id]) {
        const { json } = await find(chief, query);
        expect(json.accounts.map(({ id }) => id)).toContain(person.id);
        expect(json.accounts[0]?.disabled).toBe(false);
      }
    });

    test("more than a page → a cursor to the rest, each once", async () => {
      const chief = await product.chief();
      for (let i = 0; i < 55; i += 1) await aReader();
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const more: string = cursor === null ? "" : `&cursor=${cursor}`;
        const path = `/auth/v1/accounts?query=${more}`;
        const { json } = await call<{ accounts: AccountForAdmin[]; nextCursor: string | null }>(
          "GET",
          path,
          { as: chief },
        );
        seen.push(...json.accounts.map(({ id }) => id));
        cursor = json.nextCursor;
      } while (cursor !== null);
      expect(seen.length).toBeGreaterThan(55);
      expect(new Set(seen).size).toBe(seen.length);
    });

    test("[T36] a site's admin → one, by the whole address or id; by a part nobody", async () => {
      const [admin, person] = [await anAdmin(), await aReader()];
      for (const query of [person.email, person.id]) {
        expect((await find(admin, query)).json.accounts.map(({ id }) => id)).toEqual([person.id]);
      }
      for (const query of ["", "person", "@example.org", person.name]) {
        expect((await find(admin, query)).json.accounts).toEqual([]);
      }
      expect((await find(admin, person.id)).text).not.toContain(person.email);
    });

    test("[T33] a reader, a moderator → 403; nobody → 401; a forged cursor → 400", async () => {
      for (const as of [await aReader(), await aModerator()]) {
        expect((await find(as, "x")).code).toBe("forbidden");
      }
      expect((await call("GET", "/auth/v1/accounts")).status).toBe(401);
      const as = await product.chief();
      expect((await call("GET", "/auth/v1/accounts?cursor=forged", { as })).status).toBe(400);
    });
  });

  describe("roles", () => {
    test("given → the answer, the next token, and [T34] discussion within a second by the old token", async () => {
      const site = await product.aSite();
      const person = await aReader();
      const comment = await post(await aReader(), anArticle(site));
      const hide = () => product.decide(person, comment.id, { action: "hide" });
      expect((await hide()).code).toBe("forbidden");
      const answer = await change(await product.chief(), person.id, {
        roles: { [site]: "moderator" },
      });
      expect(answer.json).toMatchObject({ id: person.id, roles: { [site]: "moderator" } });
      await until(async () => (await hide()).status === 200, "a moderator", WITHIN_MS);
      await change(await product.chief(), person.id, { roles: {} });
      const refused = async () =>
        (await product.decide(person, comment.id, { action: "restore" })).code === "forbidden";
      await until(refused, "no moderator any more", WITHIN_MS);
    });

    test("[F1] disabled → refused by both services within a second with the old token", async () => {
      const person = await aReader();
      const article = anArticle();
      await post(person, article);
      await change(await product.chief(), person.id, { disabled: true });
      const path = `/api/v1/sites/${SITE}/articles/${article.articleId}/me`;
      const dead = async () => (await call("GET", path, { as: person })).status === 401;
      await until(dead, "401", WITHIN_MS);
      expect((await call("GET", "/auth/v1/me", { as: person })).status).toBe(401);
      const body = { refreshToken: person.refreshToken };
      expect((await call("POST", "/auth/v1/refresh", { body })).status).toBe(401);
    });

    test("badges → as the roles at that site", async () => {
      const site = await product.aSite();
      const [moderator, admin] = [await aModerator(site), await anAdmin(site)];
      const here = anArticle(site);
      expect((await post(moderator, here)).author?.badges).toEqual(["moderator"]);
      expect((await post(admin, here)).author?.badges).toEqual(["admin"]);
      expect((await post(admin, anArticle())).author?.badges).toEqual([]);
    });

    test("a site's admin replaces the entries of own sites alone, and never gives *", async () => {
      const [mine, foreign] = [await product.aSite(), await product.aSite()];
      const [admin, person] = [await anAdmin(mine), await aReader()];
      await change(await product.chief(), person.id, { roles: { [foreign]: "moderator" } });
      const given = await change(admin, person.id, { roles: { [mine]: "moderator" } });
      const both: Roles = { [mine]: "moderator", [foreign]: "moderator" };
      expect(given.json.roles).toMatchObject({ [mine]: "moderator" });
      const rolesNow = async () => {
        const { json } = await find(await product.chief(), person.id);
        return json.accounts[0]?.roles;
      };
      expect(await rolesNow()).toEqual(both);
      for (const roles of [{ "*": "admin" }, { [foreign]: "admin" }, { "*": "moderator" }]) {
        const answer = await change(admin, person.id, { roles });
        // Refused, or without effect on what is not theirs to give.
        expect([200, 403]).toContain(answer.status);
        expect(await rolesNow()).toMatchObject({ [foreign]: "moderator" });
        expect(await rolesNow()).not.toHaveProperty("*");
      }
      expect((await change(admin, person.id, { disabled: true })).code).toBe("forbidden");
    });

    test("[T33] a reader or moderator gives nothing, not even to themselves; unknown account → 404", async () => {
      for (const as of [await aReader(), await aModerator()]) {
        expect((await change(as, as.id, { roles: { [SITE]: "admin" } })).code).toBe("forbidden");
      }
      const chief = await product.chief();
      expect((await change(chief, "none-like-this", { roles: {} })).status).toBe(404);
    });

    test.each<[string, object]>([
      ["an unknown role", { roles: { news: "owner" } }],
      ["a list", { roles: ["admin"] }],
      ["a site id that is none", { roles: { "A B": "moderator" } }],
      ["a prototype", JSON.parse('{"roles":{"__proto__":"admin"}}')],
      ["text for a flag", { disabled: "yes" }],
      ["[T35] an epoch", { epoch: 9 }],
      ["[T35] an address", { email: "a@example.org" }],
      ["[T35] a password", { password: "a kettle under the sky" }],
    ])("%s → 400", async (_what, body) => {
      const person = await aReader();
      expect((await change(await product.chief(), person.id, body)).code).toBe("invalid-input");
    });
  });

  describe("[T38] one admin of all sites stays", () => {
    test("two demote each other at once → one stays; a third may go", async () => {
      const [one, two] = [await makeChief(), await makeChief()];
      const first = await product.chief();
      const answers = await Promise.all([
        change(one, two.id, { roles: {} }),
        change(two, one.id, { roles: {} }),
        change(one, first.id, { roles: {} }),
        change(two, first.id, { roles: {} }),
      ]);
      const left: boolean[] = [];
      for (const as of [one, two, first]) left.push((await find(as, "person")).status === 200);
      expect(left.filter(Boolean).length).toBeGreaterThanOrEqual(1);
      expect(answers.some(({ status }) => status === 200)).toBe(true);
      const survivor = [one, two, first][left.indexOf(true)];
      if (!survivor) throw new Error("nobody is left");
      const others = (await find(survivor, "")).json.accounts.filter(({ roles }) => roles["*"]);
      for (const { id } of others.filter((other) => other.id !== survivor.id)) {
        await change(survivor, id, { roles: {} });
      }
      for (const body of [{ roles: {} }, { disabled: true }, { roles: { "*": "moderator" } }]) {
        expect((await change(survivor, survivor.id, body)).status).toBe(409);
      }
      expect((await find(survivor, "person")).status).toBe(200);
    });
  });
});
