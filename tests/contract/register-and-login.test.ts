import { describe, expect, test } from "@jest/globals";
import type { Account, CommentPage, SessionGrant } from "@parley/contracts/types";
import { describeProduct } from "../support/describe-product.ts";
import { PASSWORD, unique } from "../support/product-people.ts";
import { until } from "../support/until.ts";

await describeProduct("register and log in", (product) => {
  const { call, aReader, again } = product;
  const someone = (over: object = {}) => {
    const name = unique("Newcomer");
    const email = `${name}@Example.org`;
    return { email, password: PASSWORD, name, acceptedRules: true, ...over };
  };
  const register = (body: object, headers: Record<string, string> = {}) =>
    call<SessionGrant>("POST", "/auth/v1/register", { body, headers });
  const logIn = (body: object) => call<SessionGrant>("POST", "/auth/v1/login", { body });

  describe("register", () => {
    test("session body → 201 with account, tokens in the answer and no cookie", async () => {
      const body = someone({ session: "body", locale: "ru" });
      const { status, json, headers } = await register(body);
      expect([status, json]).toEqual([
        201,
        {
          account: {
            id: json.account.id,
            name: body.name,
            email: body.email,
            emailVerified: false,
            locale: "ru",
            roles: {},
            createdAt: json.account.createdAt,
          },
          accessToken: json.accessToken,
          expiresInSeconds: json.expiresInSeconds,
          refreshToken: json.refreshToken,
        },
      ]);
      expect(json.expiresInSeconds).toBeLessThanOrEqual(600);
      expect(headers.getSetCookie().filter((line) => line.includes("refresh"))).toEqual([]);
      expect(headers.get("cache-control")).toContain("no-store");
    });

    test("cookie unless told → the token in an HttpOnly cookie, none in the answer", async () => {
      const { json, headers } = await register(someone());
      expect(json.refreshToken).toBeUndefined();
      const [cookie] = headers.getSetCookie().filter((line) => /^__Host-\w*refresh=/.test(line));
      expect(cookie).toMatch(/HttpOnly/i);
      expect(cookie).toMatch(/Path=\//);
    });

    test("null in optional fields → as absent; honeypot and form token never refuse a person", async () => {
      const nothing = { locale: null, session: null, website: null, formToken: null };
      expect((await register(someone(nothing))).status).toBe(201);
      const filled = { website: "https://spam.example", formToken: "x" };
      expect((await register(someone(filled))).status).toBe(201);
    });

    test("[T8] a taken address, in any case → 409 email-taken; a taken name → name-taken", async () => {
      const first = someone();
      await register(first);
      const email = await register(someone({ email: first.email.toUpperCase() }));
      expect([email.status, email.code]).toEqual([409, "email-taken"]);
      const name = await register(someone({ name: first.name }));
      expect([name.status, name.code]).toEqual([409, "name-taken"]);
    });

    test("[T8] [T9] twenty at once for one address or one name → one account", async () => {
      const email = `${unique("race")}@example.org`;
      const name = unique("Racer");
      for (const shared of [{ email }, { name }]) {
        const all = await Promise.all(Array.from({ length: 20 }, () => register(someone(shared))));
        expect(all.filter(({ status }) => status === 201)).toHaveLength(1);
      }
    });

    test.each<[string, object]>([
      ["[T1] a password of seven", { password: "x4!Kp_z" }],
      ["[T4] a common one", { password: "password123" }],
      ["[T1] more than 1,024 bytes", { password: "ab".repeat(513) }],
      ["[T50] a lone surrogate", { password: "\ud800 quiet harbour lantern" }],
      ["no e-mail address", { email: "nobody" }],
      ["an address outside ASCII", { email: "ünï@example.org" }],
      ["a header in the address", { email: "a@example.org\r\nBcc: b@example.org" }],
      ["rules not accepted", { acceptedRules: false }],
      ["an unknown session", { session: "header" }],
      ["[T35] roles", { roles: { "*": "admin" } }],
      ["[T35] an id", { id: "chosen" }],
      ["a name of one", { name: "x" }],
      ["a name of 41", { name: "x".repeat(41) }],
      ["[T9] a right-to-left override in the name", { name: "abc\u202edef" }],
      ["[T9] an invisible letter in the name", { name: "ad\u200bmin" }],
    ])("%s → 400", async (_what, over) => {
      const { status, code } = await register(someone(over));
      expect([status, ["invalid-input", "weak-password"].includes(code)]).toEqual([400, true]);
    });

    test("a weak password → weak-password with its reason", async () => {
      const { code, json } = await register(someone({ password: "password123" }));
      expect(code).toBe("weak-password");
      expect(json).toMatchObject({ reason: expect.any(String) });
    });
  });

  describe("log in", () => {
    test("the right password → 200 and a session of its own, whatever the case of the address", async () => {
      const body = someone({ session: "body" });
      const first = await register(body);
      const { status, json } = await logIn({
        email: body.email.toLowerCase(),
        password: PASSWORD,
        session: "body",
      });
      expect([status, json.account]).toEqual([200, first.json.account]);
      expect(json.refreshToken).not.toBe(first.json.refreshToken);
    });

    test("[T7] a wrong password and an unknown address → the same answer", async () => {
      const { email } = await aReader();
      const wrong = await logIn({ email, password: "not the password at all" });
      const unknown = await logIn({ email: "no-one@example.org", password: "not it either" });
      expect([wrong.status, unknown.status]).toEqual([401, 401]);
      const without = ({ json }: { json: object }) => ({ ...json, requestId: "" });
      expect(without(wrong)).toEqual(without(unknown));
      expect([...wrong.headers.keys()]).toEqual([...unknown.headers.keys()]);
    });

    test("a disabled account → forbidden after the right password, 401 after a wrong one", async () => {
      const { id, email } = await aReader();
      const as = await product.chief();
      await call("PATCH", `/auth/v1/accounts/${id}`, { as, body: { disabled: true } });
      expect((await logIn({ email, password: PASSWORD })).code).toBe("forbidden");
      expect((await logIn({ email, password: "something else" })).code).toBe("unauthenticated");
      await call("PATCH", `/auth/v1/accounts/${id}`, { as, body: { disabled: false } });
      expect((await again({ email })).id).toBe(id);
    });

    test.each<[string, unknown]>([
      ["a number", 7],
      ["a list", ["a@example.org"]],
      ["a pattern", { $ne: "" }],
      ["null", null],
      ["a flag", true],
    ])("[T17] %s for address or password → 400", async (_what, value) => {
      const good = { email: "a@example.org", password: PASSWORD };
      for (const field of ["email", "password"]) {
        expect((await logIn({ ...good, [field]: value })).code).toBe("invalid-input");
      }
    });

    test("[T16] credentials in the query → 400", async () => {
      const { email } = await aReader();
      const query = `?email=${email}&username=${email}&password=${encodeURIComponent(PASSWORD)}`;
      expect((await call("POST", `/auth/v1/login${query}`, { body: {} })).status).toBe(400);
    });
  });

  describe("me", () => {
    test("GET → the account; PATCH name and locale → changed, also on comments already there", async () => {
      const person = await aReader();
      const { id } = await product.post(person, product.anArticle());
      const { json } = await call<Account>("GET", "/auth/v1/me", { as: person });
      expect(json).toMatchObject({ id: person.id, email: person.email, roles: {} });
      const name = unique("Renamed");
      const body = { name, locale: "ru" };
      const changed = await call<Account>("PATCH", "/auth/v1/me", { as: person, body });
      expect(changed.json).toEqual({ ...json, name, locale: "ru" });
      const shownName = async () =>
        (await call<CommentPage>("GET", `/api/v1/comments/${id}`)).json.comment.author?.name;
      await until(async () => (await shownName()) === name, "the new name");
    });

    test.each<[string, object]>([
      ["roles", { roles: { "*": "admin" } }],
      ["an address", { email: "other@example.org" }],
      ["verified", { emailVerified: true }],
      ["an epoch", { epoch: 0 }],
      ["null for the name", { name: null }],
      ["a language that is none", { locale: "<b>" }],
      ["a reserved name", { name: "Admin" }],
    ])("[T35] PATCH %s → refused, nothing changed", async (_what, body) => {
      const person = await aReader();
      const answer = await call("PATCH", "/auth/v1/me", { as: person, body });
      expect([400, 409]).toContain(answer.status);
      const { json } = await call<Account>("GET", "/auth/v1/me", { as: person });
      expect(json).toMatchObject({ name: person.name, email: person.email, roles: {} });
    });

    test("without a token, or with a false one → 401", async () => {
      for (const as of [undefined, "false", (await aReader()).refreshToken]) {
        const { status, headers } = await call("GET", "/auth/v1/me", { as });
        expect([status, headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
      }
    });
  });
});
