import { describe, expect, test } from "@jest/globals";
import type { SessionGrant } from "@parley/contracts/types";
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from "jose";
import { describeProduct } from "../support/describe-product.ts";
import { PASSWORD } from "../support/product-people.ts";
import { until } from "../support/until.ts";

const WITHIN_MS = 1_000;

await describeProduct("sessions", (product) => {
  const { call, aReader, again, anArticle } = product;
  const refresh = (refreshToken: string) =>
    call<SessionGrant>("POST", "/auth/v1/refresh", { body: { refreshToken } });
  /** What both services say of a token. */
  const statusesOf = async (token: string) => {
    const { siteId, articleId } = anArticle();
    const auth = await call("GET", "/auth/v1/me", { as: token });
    const path = `/api/v1/sites/${siteId}/articles/${articleId}/me`;
    return [auth.status, (await call("GET", path, { as: token })).status];
  };
  /** As a browser would: the cookies of an answer, sent back. */
  const cookiesIn = (headers: Headers) =>
    headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
  const byCookie = async (cookie: string, origin?: string) =>
    call<SessionGrant>("POST", "/auth/v1/refresh", {
      headers: { cookie, ...(origin !== undefined && { origin }) },
    });

  describe("access tokens", () => {
    test("as the contract says, and verified by the JWKS alone", async () => {
      const { token, id, name } = await aReader();
      expect(decodeProtectedHeader(token)).toMatchObject({
        typ: "at+jwt",
        alg: expect.stringMatching(/^(ES256|EdDSA)$/),
        kid: expect.any(String),
      });
      const { origin } = product.running();
      const keys = createRemoteJWKSet(new URL(`${origin}/auth/.well-known/jwks.json`));
      const { payload } = await jwtVerify(token, keys, { issuer: origin, audience: "parley" });
      expect(Object.keys(payload).toSorted()).toEqual([
        "aud",
        "epoch",
        "exp",
        "iat",
        "iss",
        "jti",
        "name",
        "roles",
        "sid",
        "sub",
      ]);
      expect(payload).toMatchObject({ sub: id, name, roles: {}, epoch: expect.any(Number) });
      expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBeLessThanOrEqual(600);
    });

    test("[T28] JWKS → public members alone, cacheable, for every origin to read", async () => {
      const { text, headers } = await call("GET", "/auth/.well-known/jwks.json");
      expect(text).not.toMatch(/"(d|p|q|dp|dq|qi|k)"/);
      expect(headers.get("cache-control")).toMatch(/public.*max-age=\d+/);
    });

    test("[T20] a refresh token as access token, and the reverse → 401", async () => {
      const { token, refreshToken } = await aReader();
      expect(await statusesOf(refreshToken)).toEqual([401, 401]);
      expect([400, 401]).toContain((await refresh(token)).status);
    });

    test("[T19] [T21] changed, cut, unsigned, of another issuer → 401 in both services", async () => {
      const { token } = await aReader();
      const [header = "", payload = "", signature = ""] = token.split(".");
      const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
      const claims = decodeJwt(token);
      const none = encode({ alg: "none", typ: "at+jwt" });
      const wrong = [
        `${header}.${encode({ ...claims, roles: { "*": "admin" } })}.${signature}`,
        `${none}.${payload}.`,
        `${header}.${payload}.`,
        `${header}.${payload}`,
        `${token.slice(0, -4)}AAAA`,
        "x".repeat(5_000),
        "a.b.c",
      ];
      for (const false_ of wrong) expect(await statusesOf(false_)).toEqual([401, 401]);
    });

    test("where a bearer is not asked for → ignored; where it is read → a false one is 401", async () => {
      const { id } = await product.post(await aReader(), anArticle());
      const path = "/api/v1/sites/news/articles/a/thread";
      expect((await call("GET", path, { as: "false" })).status).toBe(200);
      expect((await call("GET", `/api/v1/comments/${id}/replies`, { as: "false" })).status).toBe(
        200,
      );
      for (const read of [`/api/v1/comments/${id}`, "/api/v1/sites/news", "/api/v1/sites"]) {
        expect((await call("GET", read, { as: "false" })).status).toBe(401);
      }
    });
  });

  describe("[T24] [F5] refresh", () => {
    test("by the body → new tokens, and the next one from these", async () => {
      const person = await aReader();
      const first = await refresh(person.refreshToken);
      expect([first.status, first.json.account.id]).toEqual([200, person.id]);
      expect(first.json.refreshToken).not.toBe(person.refreshToken);
      const second = await refresh(first.json.refreshToken ?? "");
      expect(second.status).toBe(200);
      expect(await statusesOf(second.json.accessToken)).toEqual([200, 200]);
    });

    test("by the cookie alone → a new cookie, no token in the answer", async () => {
      const { email } = await aReader();
      const body = { email, password: PASSWORD };
      const login = await call<SessionGrant>("POST", "/auth/v1/login", { body });
      const { status, json, headers } = await byCookie(cookiesIn(login.headers));
      expect([status, json.refreshToken]).toEqual([200, undefined]);
      expect(cookiesIn(headers)).not.toBe(cookiesIn(login.headers));
      expect((await byCookie(cookiesIn(headers))).status).toBe(200);
    });

    test("[T66] a foreign or null origin, or Sec-Fetch-Site without one → 403, and the token is still good", async () => {
      const { email } = await aReader();
      const body = { email, password: PASSWORD };
      const login = await call<SessionGrant>("POST", "/auth/v1/login", { body });
      const cookie = cookiesIn(login.headers);
      for (const origin of ["https://evil.example", "null", "https://news.example"]) {
        expect((await byCookie(cookie, origin)).code).toBe("forbidden");
        for (const path of ["/auth/v1/login", "/auth/v1/register", "/auth/v1/logout"]) {
          const headers = { origin, cookie };
          expect((await call("POST", path, { body, headers })).code).toBe("forbidden");
        }
      }
      const own = product.running().origin;
      expect((await byCookie(cookie, own)).status).toBe(200);
    });

    test("twenty at once with one token → one successor; later the old one ends the family", async () => {
      const person = await aReader();
      const all = await Promise.all(Array.from({ length: 20 }, () => refresh(person.refreshToken)));
      const [successor, ...others] = new Set(all.map(({ json }) => json.refreshToken));
      expect(others).toEqual([]);
      const next = await refresh(successor ?? "");
      expect(next.status).toBe(200);
      expect((await refresh(person.refreshToken)).status).toBe(401);
      expect((await refresh(next.json.refreshToken ?? "")).status).toBe(401);
    });

    test("nothing, or a made-up token → 401 or 400, never 500", async () => {
      expect((await call("POST", "/auth/v1/refresh", {})).status).toBe(401);
      expect((await call("POST", "/auth/v1/refresh", { body: {} })).status).toBe(401);
      expect((await refresh("A".repeat(43))).status).toBe(401);
      for (const token of ["", "x", "a b".repeat(20), "x".repeat(300)]) {
        expect([400, 401]).toContain((await refresh(token)).status);
      }
    });
  });

  test("session: exchanged once, within the time → a refresh token for the body; again → forbidden", async () => {
    const { email } = await aReader();
    const body = { email, password: PASSWORD };
    const login = await call<SessionGrant>("POST", "/auth/v1/login", { body });
    const asked = { as: login.json.accessToken, body: { session: "body" } };
    const { json } = await call<{ refreshToken: string }>("POST", "/auth/v1/session", asked);
    expect((await refresh(json.refreshToken)).status).toBe(200);
    expect((await call("POST", "/auth/v1/session", asked)).code).toBe("forbidden");
    expect((await call("POST", "/auth/v1/session", { body: { session: "body" } })).status).toBe(
      401,
    );
  });

  describe("[T23] logout", () => {
    test("by the bearer → the access token dead in both services within a second, the refresh token at once", async () => {
      const person = await aReader();
      const other = await again(person);
      expect(await statusesOf(person.token)).toEqual([200, 200]);
      expect((await call("POST", "/auth/v1/logout", { as: person })).status).toBe(204);
      const dead = async () => (await statusesOf(person.token)).join() === "401,401";
      await until(dead, "401 in both services", WITHIN_MS);
      expect((await refresh(person.refreshToken)).status).toBe(401);
      expect(await statusesOf(other.token)).toEqual([200, 200]);
      expect(await statusesOf((await again(person)).token)).toEqual([200, 200]);
    });

    test("by the cookie alone → the same, and the cookie goes", async () => {
      const { email } = await aReader();
      const body = { email, password: PASSWORD };
      const login = await call<SessionGrant>("POST", "/auth/v1/login", { body });
      const cookie = cookiesIn(login.headers);
      const { status, headers } = await call("POST", "/auth/v1/logout", { headers: { cookie } });
      expect(status).toBe(204);
      expect(headers.getSetCookie().join()).toMatch(/refresh=;.*Max-Age=0/);
      const dead = async () => (await statusesOf(login.json.accessToken)).join() === "401,401";
      await until(dead, "401 in both services", WITHIN_MS);
      expect((await byCookie(cookie)).status).toBe(401);
    });

    test("with a field that nobody named → 400, and the session lives", async () => {
      const person = await aReader();
      const asked = { as: person, body: { all: true } };
      expect((await call("POST", "/auth/v1/logout", asked)).code).toBe("invalid-input");
      expect(await statusesOf(person.token)).toEqual([200, 200]);
      expect((await call("POST", "/auth/v1/logout", { as: person, body: {} })).status).toBe(204);
    });

    test("with nothing, or a false bearer → 401", async () => {
      expect((await call("POST", "/auth/v1/logout")).status).toBe(401);
      expect((await call("POST", "/auth/v1/logout", { as: "false" })).status).toBe(401);
    });
  });
});
