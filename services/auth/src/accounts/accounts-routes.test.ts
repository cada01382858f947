import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { aPerson, logIn, type Person, theChief } from "../testing/a-person.ts";
import { openTestAuth, type TestAuth } from "../testing/open-test-auth.ts";

describe("accounts", () => {
  let auth: TestAuth;
  let chief: Person;
  beforeAll(async () => {
    auth = await openTestAuth();
    chief = await theChief(auth);
  });
  afterAll(() => auth.stop());

  const patch = (id: string, token: string | undefined, body: unknown) =>
    auth.call("PATCH", `/auth/v1/accounts/${id}`, { token, body });
  const find = (token: string | undefined, query: string) =>
    auth.call("GET", `/auth/v1/accounts?${query}`, { token });
  const withRoles = async (roles: object): Promise<Person> => {
    const person = await aPerson(auth);
    expect((await patch(person.id, chief.token, { roles })).status).toBe(200);
    return person;
  };

  test("[T33] who may find and change accounts → by role, with one token all along", async () => {
    const target = await aPerson(auth);
    const people: Record<string, string | undefined> = {
      anon: undefined,
      reader: (await aPerson(auth)).token,
      moderatorA: (await withRoles({ a: "moderator" })).token,
      moderatorAll: (await withRoles({ "*": "moderator" })).token,
      adminB: (await withRoles({ b: "admin" })).token,
      adminA: (await withRoles({ a: "admin" })).token,
      chief: chief.token,
    };
    const table: Record<string, readonly number[]> = {
      anon: [401, 401, 401, 401, 401],
      reader: [403, 403, 403, 403, 403],
      moderatorA: [403, 403, 403, 403, 403],
      moderatorAll: [403, 403, 403, 403, 403],
      adminB: [200, 403, 403, 403, 403],
      adminA: [200, 200, 403, 403, 403],
      chief: [200, 200, 200, 200, 200],
    };
    for (const [who, statuses] of Object.entries(table)) {
      const token = people[who];
      const answers = [
        await find(token, "query=x"),
        await patch(target.id, token, { roles: { a: "moderator" } }),
        await patch(target.id, token, { roles: { "*": "admin" } }),
        await patch(target.id, token, { disabled: false }),
        await patch(target.id, token, { roles: { a: "moderator", b: "moderator" } }),
      ];
      expect([who, answers.map(({ status }) => status)]).toEqual([who, statuses]);
    }
  });

  test("[T34] a role given or taken → counts at once, whatever the token says", async () => {
    const person = await aPerson(auth);
    expect((await find(person.token, "query=x")).status).toBe(403);
    await patch(person.id, chief.token, { roles: { news: "admin" } });
    expect((await find(person.token, "query=x")).status).toBe(200);
    await patch(person.id, chief.token, { roles: {} });
    expect((await find(person.token, "query=x")).status).toBe(403);
  });

  test("roles → replace those of the sites that the caller administers; others stand", async () => {
    const target = await withRoles({ b: "moderator" });
    const adminA = await withRoles({ a: "admin" });
    const changed = await patch(target.id, adminA.token, { roles: { a: "moderator" } });
    expect(changed.json.roles).toEqual({ a: "moderator", b: "moderator" });
    expect((await patch(target.id, adminA.token, { roles: {} })).json.roles).toEqual({
      b: "moderator",
    });
    const token = (await logIn(auth, target.email)).token;
    expect((await auth.call("GET", "/auth/v1/me", { token })).json.roles).toEqual({
      b: "moderator",
    });
  });

  test("[T38] the last admin of all sites → stays: 409 conflict", async () => {
    expect((await patch(chief.id, chief.token, { roles: {} })).json.code).toBe("conflict");
    expect((await patch(chief.id, chief.token, { disabled: true })).json.code).toBe("conflict");
  });

  test("a disabled account → its tokens are void at once, login says so after the right password only", async () => {
    const person = await aPerson(auth);
    expect((await patch(person.id, chief.token, { disabled: true })).json).toMatchObject({
      disabled: true,
    });
    const body = { email: person.email, password: "quiet harbour lantern 12" };
    expect((await auth.call("GET", "/auth/v1/me", { token: person.token })).status).toBe(401);
    const { refreshToken } = person;
    expect((await auth.call("POST", "/auth/v1/refresh", { body: { refreshToken } })).status).toBe(
      401,
    );
    expect((await auth.call("POST", "/auth/v1/login", { body })).json.code).toBe("forbidden");
    const wrong = { ...body, password: "quiet harbour lantern 13" };
    expect((await auth.call("POST", "/auth/v1/login", { body: wrong })).json.code).toBe(
      "unauthenticated",
    );
    await patch(person.id, chief.token, { disabled: false });
    expect((await auth.call("GET", "/auth/v1/me", { token: person.token })).status).toBe(401);
    expect((await logIn(auth, person.email)).answer.status).toBe(200);
  });

  test("find: an admin of all sites → by part of name or address, page by page", async () => {
    for (let i = 0; i < 53; i += 1) await aPerson(auth, { name: `Paged Reader ${i}z` });
    const first = await find(chief.token, "query=paged%20READER");
    expect(first.json.accounts).toHaveLength(50);
    expect(first.json.accounts[0]).toMatchObject({ name: "Paged Reader 52z", disabled: false });
    const cursor = first.json.nextCursor ?? "";
    const second = await find(chief.token, `query=paged%20READER&cursor=${cursor}`);
    expect(second.json.accounts).toHaveLength(3);
    expect(second.json.nextCursor).toBeNull();
    expect((await find(chief.token, "cursor=nonsense")).json.code).toBe("invalid-input");
    expect((await find(chief.token, `query=${chief.id}`)).json.accounts).toHaveLength(1);
  });

  test("[T36] find: a site's admin → by whole address or id only, and no address for an id", async () => {
    const admin = await withRoles({ a: "admin" });
    const target = await aPerson(auth, { name: "Hidden Harry" });
    expect((await find(admin.token, "query=hidden")).json.accounts).toEqual([]);
    expect((await find(admin.token, "query=")).json.accounts).toEqual([]);
    const byEmail = await find(admin.token, `query=${target.email.toUpperCase()}`);
    expect(byEmail.json.accounts).toMatchObject([{ id: target.id, email: target.email }]);
    const byId = await find(admin.token, `query=${target.id}`);
    expect(byId.json.accounts).toMatchObject([{ id: target.id, name: "Hidden Harry" }]);
    expect(byId.text).not.toContain(target.email);
  });

  test.each([
    ["an unknown role", { roles: { a: "owner" } }],
    ["a site id that is none", { roles: { "A B": "moderator" } }],
    ["[T54] a prototype", '{"roles":{"__proto__":"admin"}}'],
    ["[T35] an epoch", { epoch: 5 }],
    ["[T35] an address", { email: "x@example.org" }],
    ["null", { roles: null }],
    ["a list", { roles: ["admin"] }],
  ])("PATCH with %s → 400", async (_what, body) => {
    const target = await aPerson(auth);
    expect((await patch(target.id, chief.token, body)).status).toBe(400);
  });

  test("an unknown or odd id → 404 or 400, never 500", async () => {
    expect((await patch("nobody", chief.token, { disabled: true })).status).toBe(404);
    expect((await patch("%00", chief.token, {})).status).toBe(400);
    expect((await patch("a.b", chief.token, {})).status).toBe(400);
  });
});

describe("me", () => {
  let auth: TestAuth;
  beforeAll(async () => {
    auth = await openTestAuth();
  });
  afterAll(() => auth.stop());
  const rename = (token: string, body: object) =>
    auth.call("PATCH", "/auth/v1/me", { token, body });

  test("PATCH → the account as it is now; the old name is free, the new one taken", async () => {
    const one = await aPerson(auth, { name: "First Name" });
    const changed = await rename(one.token, { name: "Второе имя", locale: "ru-RU" });
    expect(changed.json).toMatchObject({ id: one.id, name: "Второе имя", locale: "ru-RU" });
    expect((await rename(one.token, { locale: null })).json).toMatchObject({ locale: "en" });
    const other = await aPerson(auth, { name: "first name" });
    expect((await rename(other.token, { name: "второе имя" })).json.code).toBe("name-taken");
    expect((await rename(one.token, { name: "First Name" })).json.code).toBe("name-taken");
  });

  test("another spelling of the own name → allowed", async () => {
    const person = await aPerson(auth, { name: "Spelled So" });
    expect((await rename(person.token, { name: "SPELLED SO" })).json.name).toBe("SPELLED SO");
    expect((await rename(person.token, { name: "Spelled So" })).status).toBe(200);
  });

  test.each([
    { email: "a@example.org" },
    { roles: {} },
    { name: "" },
    { locale: "x" },
    { id: "x" },
  ])("[T35] PATCH %j → 400", async (body) => {
    const { token } = await aPerson(auth);
    expect((await rename(token, body)).status).toBe(400);
  });

  test("no token, or what is no access token → 401", async () => {
    const person = await aPerson(auth);
    for (const token of [undefined, "x", person.refreshToken, `${person.token}x`])
      expect((await auth.call("GET", "/auth/v1/me", { token })).status).toBe(401);
    const basic = { authorization: "Basic eDp5" };
    expect((await auth.call("GET", "/auth/v1/me", { headers: basic })).status).toBe(401);
  });
});
