import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { aPerson, aRegistration, cookiesOf, logIn, theChief } from "../testing/a-person.ts";
import { openTestAuth, PASSWORD, type TestAuth } from "../testing/open-test-auth.ts";

describe("register", () => {
  let auth: TestAuth;
  beforeAll(async () => {
    auth = await openTestAuth();
  });
  afterAll(() => auth.stop());
  const register = (over: Record<string, unknown>) =>
    auth.call("POST", "/auth/v1/register", { body: aRegistration(over) });

  test("a new person → 201 with account, access token and, in body mode, the refresh token", async () => {
    const answer = await register({ email: "Ann.Lee@Example.org", name: "Ann Lee", locale: "ru" });
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({
      account: {
        name: "Ann Lee",
        email: "Ann.Lee@Example.org",
        emailVerified: false,
        locale: "ru",
        roles: {},
      },
      expiresInSeconds: 600,
    });
    expect(answer.json.refreshToken).toMatch(/^[\w-]{86}$/);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
  });

  test("[T8] fifty at once for one address → one 201, the others email-taken, one account", async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        register({ email: i % 2 ? "race@example.org" : "Race@Example.org", name: `Racer ${i}x` }),
      ),
    );
    const codes = answers.map(({ status, json }) => json.code ?? status);
    expect(codes.filter((code) => code === 201)).toHaveLength(1);
    expect(codes.filter((code) => code === "email-taken")).toHaveLength(49);
    expect((await logIn(auth, "RACE@example.org")).answer.status).toBe(200);
  });

  test("[T9] fifty at once for names that look alike → one 201, the others name-taken", async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        register({ name: i % 2 ? "Peter Реtеr" : "peter peter" }),
      ),
    );
    const codes = answers.map(({ status, json }) => json.code ?? status);
    expect(codes.filter((code) => code === 201)).toHaveLength(1);
    expect(codes.filter((code) => code === "name-taken")).toHaveLength(49);
  });

  test.each([
    ["[T1] 7 code points", 400, "weak-password", { password: "k9#Vq2!" }],
    ["[T1] a common password", 400, "weak-password", { password: "password123" }],
    ["[T1] 15 code points", 201, undefined, { password: "aaaaaaaaaaaaaaa" }],
    ["[T1] 256 characters", 201, undefined, { password: "z".repeat(256) }],
    ["[T1] 1025 bytes", 400, "invalid-input", { password: "z".repeat(1025) }],
    ["[T1] 1024 bytes", 201, undefined, { password: "z".repeat(1024) }],
    ["a lone surrogate", 400, "invalid-input", { password: "long enough \ud800 phrase" }],
    ["[T9] an invisible letter", 400, "invalid-input", { name: "Ann\u200ba" }],
    ["[T9] a reserved name", 409, "name-taken", { name: "Аdmin" }],
    ["[T52] 1 letter", 400, "invalid-input", { name: "A" }],
    ["[T52] 40 code points of two units", 201, undefined, { name: "𝒳".repeat(40) }],
    ["[T52] 41 code points", 400, "invalid-input", { name: "x".repeat(41) }],
    ["not an address", 400, "invalid-input", { email: "ann" }],
    ["an address beyond ASCII", 400, "invalid-input", { email: "änn@example.org" }],
    ["two addresses", 400, "invalid-input", { email: "a@example.org,b@example.org" }],
    ["a line break in the address", 400, "invalid-input", { email: "a@example.org\r\nBcc: b" }],
    ["rules not accepted", 400, "invalid-input", { acceptedRules: false }],
    ["[T35] roles", 400, "invalid-input", { roles: { "*": "admin" } }],
    ["[T35] an id", 400, "invalid-input", { id: "me" }],
    ["[T35] verified", 400, "invalid-input", { emailVerified: true }],
    ["honeypot and fill time", 201, undefined, { website: "x", formToken: "y" }],
    ["null in an optional field", 201, undefined, { locale: null, website: null }],
  ])("%s → %d %s", async (_what, status, code, over) => {
    const answer = await register(over);
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  });

  test("[T1] a weak password → the reason, for a client to translate", async () => {
    expect((await register({ password: "short" })).json.reason).toBe("too-short");
    expect((await register({ password: "qwertyuiop" })).json.reason).toBe("easy-to-guess");
  });

  test("a name or a password that is refused → the address is free again", async () => {
    const email = "again@example.org";
    expect((await register({ email, name: "moderator" })).status).toBe(409);
    await aPerson(auth, { name: "Taken Already" });
    expect((await register({ email, name: "taken already" })).json.code).toBe("name-taken");
    expect((await register({ email, name: "Not Taken" })).status).toBe(201);
  });

  test("[T44] another content type → 415; [T17] wrong types → 400; none stored", async () => {
    const form = {
      headers: { "content-type": "text/plain" },
      body: JSON.stringify(aRegistration()),
    };
    expect((await auth.call("POST", "/auth/v1/register", form)).status).toBe(415);
    for (const email of [1, true, null, [], { $ne: "" }, ["a@example.org"]])
      expect((await register({ email })).status).toBe(400);
    for (const body of ["[]", '"x"', "1", "null", "{", '{"email":'])
      expect((await auth.call("POST", "/auth/v1/register", { body })).status).toBe(400);
  });
});

describe("the first admin", () => {
  test("set-up link → one admin, once, of fifty at once", async () => {
    const auth = await openTestAuth();
    const token = auth.setupToken();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => {
        const { email, password, name } = aRegistration();
        return auth.call("POST", "/auth/v1/setup", { body: { token, email, password, name } });
      }),
    );
    const [winner, ...more] = answers.filter(({ status }) => status === 201);
    expect(more).toEqual([]);
    expect(winner?.json.account.roles).toEqual({ "*": "admin" });
    expect(new Set(answers.map(({ json }) => json.code))).toEqual(
      new Set([undefined, "invalid-input"]),
    );
    const page = await auth.call("GET", "/auth/v1/accounts", { token: winner?.json.accessToken });
    expect(page.json.accounts).toHaveLength(1);
    await auth.stop();
  });

  test("a refused name or password → the link is still good; a false or old token → invalid-input", async () => {
    const auth = await openTestAuth();
    const token = auth.setupToken();
    const { email } = aRegistration();
    const set = (over: object) =>
      auth.call("POST", "/auth/v1/setup", {
        body: { token, email, password: PASSWORD, name: "Chief", ...over },
      });
    expect((await set({ password: "short" })).json.code).toBe("weak-password");
    expect((await set({ name: "admin" })).json.code).toBe("name-taken");
    expect((await set({ token: "x".repeat(43) })).json.code).toBe("invalid-input");
    auth.clock.ms = 86_400_000 + 1;
    expect((await set({})).json.code).toBe("invalid-input");
    auth.clock.ms = 0;
    expect((await set({})).status).toBe(201);
    expect((await set({ email: "other@example.org" })).json.code).toBe("invalid-input");
    await auth.stop();
  });

  test("each start → a new link, until there is an admin; the link before is void", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "parley-auth-"));
    const first = await openTestAuth({ dataDir });
    const old = first.setupToken();
    await first.stop();
    const second = await openTestAuth({ dataDir });
    const { email, password, name } = aRegistration();
    const body = { token: old, email, password, name };
    expect((await second.call("POST", "/auth/v1/setup", { body })).json.code).toBe("invalid-input");
    await theChief(second);
    await second.stop();
    const third = await openTestAuth({ dataDir });
    expect(third.setupToken()).toBe("");
    await third.stop();
    rmSync(dataDir, { recursive: true });
  });

  test("BOOTSTRAP_ADMIN_* → an admin of all sites; again at the next start → the same one", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "parley-auth-"));
    const bootstrapAdmin = { email: "chief@example.org", password: PASSWORD };
    const ids = [];
    for (let start = 0; start < 2; start += 1) {
      const auth = await openTestAuth({ dataDir, bootstrapAdmin });
      expect(auth.setupToken()).toBe("");
      const chief = await logIn(auth, "Chief@example.org");
      expect(chief.answer.json.account).toMatchObject({ name: "Editor", roles: { "*": "admin" } });
      ids.push(chief.id);
      await auth.stop();
    }
    expect(ids[0]).toBe(ids[1]);
    rmSync(dataDir, { recursive: true });
  });

  test("BOOTSTRAP_ADMIN_PASSWORD that is weak → the start fails in one line", async () => {
    const bootstrapAdmin = { email: "chief@example.org", password: "password" };
    await expect(openTestAuth({ bootstrapAdmin })).rejects.toThrow(
      /^BOOTSTRAP_ADMIN_PASSWORD[^\n]+$/,
    );
  });
});

test("[T6] [T108] what lies in the data directory → no password, no refresh token, no pepper in the database", async () => {
  const auth = await openTestAuth();
  const person = await aPerson(auth, { session: "body", password: "a canary in the coal mine" });
  const cookie = await auth.call("POST", "/auth/v1/register", {
    body: aRegistration({ session: "cookie", password: "a canary in the coal mine" }),
  });
  const inCookie = cookiesOf(cookie).get("__Host-parley_refresh")?.value ?? "";
  const pepper = readFileSync(join(auth.dataDir, "pepper"), "utf8").trim();
  const setupToken = auth.setupToken();
  for (const file of readdirSync(auth.dataDir).filter((name) => name.startsWith("auth.sqlite"))) {
    const bytes = readFileSync(join(auth.dataDir, file), "latin1");
    for (const secret of [person.refreshToken, inCookie, pepper, setupToken, "canary"]) {
      expect(secret).not.toBe("");
      expect(bytes.includes(secret)).toBe(false);
    }
  }
  const log = auth.log.join("");
  for (const secret of [person.refreshToken, person.token, inCookie, person.email, "canary"])
    expect(log.includes(secret)).toBe(false);
  expect(log).toContain("account.registered");
  await auth.stop();
});
