import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { feedPageSchema, type FeedPage } from "@parley/contracts/schemas/account-feed";
import { describeWith } from "../../../../tests/support/describe-with.ts";
import { openTestMongo } from "../../../../tests/support/mongo.ts";
import type { AuthConfig } from "../config.ts";
import { aPerson, type Person, theChief } from "../testing/a-person.ts";
import { openTestAuth, PASSWORD, type TestAuth } from "../testing/open-test-auth.ts";

function testFeed(store: () => Partial<AuthConfig>): void {
  let auth: TestAuth;
  let chief: Person;
  beforeAll(async () => {
    auth = await openTestAuth(store());
    chief = await theChief(auth);
  });
  afterAll(() => auth.stop());

  const page = async (query = ""): Promise<FeedPage> => {
    const answer = await auth.internal("GET", `/internal/account-feed${query}`);
    expect(answer.status).toBe(200);
    return feedPageSchema.parse(answer.json);
  };
  const after = ({ position, feedId }: FeedPage) => page(`?after=${position}&feed=${feedId}`);
  const patch = (id: string, body: object) =>
    auth.call("PATCH", `/auth/v1/accounts/${id}`, { token: chief.token, body });

  test("[F1] what changed after a position → latest states, each account once", async () => {
    const start = await page();
    const person = await aPerson(auth);
    await patch(person.id, { roles: { news: "moderator" } });
    await patch(person.id, { disabled: true });
    const next = await after(start);
    expect(next).toMatchObject({ feedId: start.feedId, position: start.position + 2, more: false });
    expect(next.accounts).toMatchObject([
      { id: person.id, roles: { news: "moderator" }, disabled: true, epoch: 1, n: next.position },
    ]);
  });

  test("an admin of the first start → told of at once, not from the first change on", async () => {
    const { accounts } = await page();
    expect(accounts.find(({ id }) => id === chief.id)).toMatchObject({ roles: { "*": "admin" } });
    const bootstrapAdmin = { email: "chief@example.org", password: PASSWORD };
    const other = await openTestAuth({ bootstrapAdmin });
    const first = await other.internal("GET", "/internal/account-feed");
    expect(first.json.accounts).toMatchObject([{ roles: { "*": "admin" }, n: 1 }]);
    await other.stop();
  });

  test("[F1] a poll waits for the next change", async () => {
    const start = await page();
    const person = await aPerson(auth);
    const polled = after(start);
    await patch(person.id, { roles: { news: "admin" } });
    expect((await polled).accounts).toMatchObject([{ id: person.id, roles: { news: "admin" } }]);
  });

  test("a logout → its sid, for as long as a token of it may live", async () => {
    const start = await page();
    const person = await aPerson(auth);
    await auth.call("POST", "/auth/v1/logout", { token: person.token });
    const next = await after(start);
    expect(next.accounts).toEqual([]);
    expect(next.endedSessions).toHaveLength(1);
    auth.clock.ms = 12 * 60_000;
    expect((await after(start)).endedSessions).toEqual([]);
    auth.clock.ms = 0;
  });

  test("[F2] another feed's id, or a position ahead → everything from the beginning", async () => {
    const whole = await page();
    for (const query of ["?after=1&feed=another", `?after=100000&feed=${whole.feedId}`])
      expect(await page(query)).toEqual(whole);
  });

  test("[T40] without the service token, or with a person's → 401; odd positions → 400", async () => {
    for (const token of [undefined, "x", chief.token])
      expect((await auth.internal("GET", "/internal/account-feed", { token })).status).toBe(401);
    for (const query of ["?after=-1", "?after=x", "?after=1.5", "?feed=a%20b"])
      expect((await auth.internal("GET", `/internal/account-feed${query}`)).status).toBe(400);
  });

  test("[T39] the feed → not on the public listener", async () => {
    expect((await auth.call("GET", "/internal/account-feed")).status).toBe(404);
  });
}

describe("account feed on SQLite", () => testFeed(() => ({})));
await describeWith(openTestMongo, "account feed on MongoDB", (mongo) => {
  testFeed(() => ({ mongodbUri: mongo.uri() }));

  test("[F1] another process changes an account → a held poll sees it", async () => {
    const passwordPepper = "a pepper that both processes are given";
    const accessTokenKey = anyKey();
    const shared = { mongodbUri: mongo.uri(), passwordPepper, accessTokenKey };
    const [one, other] = [await openTestAuth(shared), await openTestAuth(shared)];
    const chief = await theChief(other);
    await other.call("PATCH", "/auth/v1/me", { token: chief.token, body: { locale: "ru" } });
    const { json } = await one.internal("GET", "/internal/account-feed");
    const query = `?after=${json.position}&feed=${json.feedId}`;
    const polled = one.internal("GET", `/internal/account-feed${query}`);
    await other.call("PATCH", "/auth/v1/me", { token: chief.token, body: { locale: "de" } });
    expect((await polled).json.accounts).toMatchObject([{ id: chief.id }]);
    await Promise.all([one.stop(), other.stop()]);
  });
});

function anyKey(): string {
  const { privateKey } = generateKeyPairSync("ed25519");
  return String(privateKey.export({ format: "pem", type: "pkcs8" }));
}

test("the service drains → held polls are answered at once", async () => {
  const auth = await openTestAuth();
  const chief = await theChief(auth);
  await auth.call("PATCH", "/auth/v1/me", { token: chief.token, body: { locale: "ru" } });
  const { json } = await auth.internal("GET", "/internal/account-feed");
  const query = `?after=${json.position}&feed=${json.feedId}`;
  const polled = auth.internal("GET", `/internal/account-feed${query}`);
  await auth.internal("GET", "/health/live");
  await auth.stop();
  expect((await polled).status).toBe(200);
});

test("[F1] nothing happens → an empty page, before the reader gives up", async () => {
  const auth = await openTestAuth();
  const chief = await theChief(auth);
  await auth.call("PATCH", "/auth/v1/me", { token: chief.token, body: { locale: "ru" } });
  const { json } = await auth.internal("GET", "/internal/account-feed");
  const query = `?after=${json.position}&feed=${json.feedId}`;
  const empty = await auth.internal("GET", `/internal/account-feed${query}`);
  expect(empty.json).toEqual({ ...json, accounts: [] });
  await auth.stop();
});
