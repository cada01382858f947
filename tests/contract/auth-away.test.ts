import { afterEach, describe, expect, test } from "@jest/globals";
import type { SessionGrant } from "@parley/contracts/types";
import { describeWith } from "../support/describe-with.ts";
import { openTestMongo } from "../support/mongo.ts";
import { callsOf } from "../support/product-call.ts";
import { PASSWORD, unique } from "../support/product-people.ts";
import { type SeparateServices, startSeparateServices } from "../support/separate-services.ts";
import { CHIEF, SITE } from "../support/starting-state.ts";
import { until } from "../support/until.ts";

const ARTICLE = `/api/v1/sites/${SITE}/articles/a1`;

function authAway(mongodbUri: () => string | undefined): void {
  let services: SeparateServices | undefined;
  afterEach(() => services?.stop());

  async function start() {
    services = await startSeparateServices(mongodbUri());
    const { authOrigin, discussionOrigin, stopAuth, startAuth } = services;
    return {
      stopAuth,
      startAuth,
      auth: callsOf(() => authOrigin),
      discussion: callsOf(() => discussionOrigin),
    };
  }
  type Started = Awaited<ReturnType<typeof start>>;
  async function register({ auth }: Started): Promise<string> {
    const name = unique("Person");
    const email = `${name}@example.org`;
    const body = { email, password: PASSWORD, name, acceptedRules: true, session: "body" };
    return (await auth<SessionGrant>("POST", "/auth/v1/register", { body })).json.accessToken;
  }
  const post = async ({ discussion }: Started, as?: string) => {
    const asked = { as, body: { body: unique("text") }, key: unique("key") };
    return (await discussion("POST", `${ARTICLE}/comments`, asked)).status;
  };

  test("[T122] reading, and posting with a valid token, go on; nobody is let in who was not", async () => {
    const started = await start();
    const person = await register(started);
    expect(await post(started, person)).toBe(201);
    const ended = await register(started);
    expect(await post(started, ended)).toBe(201);
    await started.auth("POST", "/auth/v1/logout", { as: ended });
    await until(async () => (await post(started, ended)) === 401, "the logout", 1_000);
    const unseen = await register(started);

    await started.stopAuth();
    expect(await post(started, person)).toBe(201);
    expect(await post(started, unseen)).toBe(201);
    expect((await started.discussion("GET", `${ARTICLE}/thread`)).status).toBe(200);
    expect((await started.discussion("GET", `${ARTICLE}/me`, { as: person })).status).toBe(200);
    for (const wrong of [undefined, ended, `${person}x`, "a.b.c"]) {
      expect(await post(started, wrong)).toBe(401);
    }
  });

  test("[T123] back again → what happened meanwhile and afterwards is heard within a second of it", async () => {
    const started = await start();
    const person = await register(started);
    expect(await post(started, person)).toBe(201);
    await started.stopAuth();
    expect(await post(started, person)).toBe(201);
    await started.startAuth();
    const body = { email: CHIEF.email, password: CHIEF.password, session: "body" };
    const chief = (await started.auth<SessionGrant>("POST", "/auth/v1/login", { body })).json;
    const me = (await started.auth<{ id: string }>("GET", "/auth/v1/me", { as: person })).json;
    const asked = { as: chief.accessToken, body: { disabled: true } };
    await started.auth("PATCH", `/auth/v1/accounts/${me.id}`, asked);
    // It asks again some time after it was away.
    await until(async () => (await post(started, person)) === 401, "the disabling", 10_000);
  });
}

describe("auth away, SQLite", () => authAway(() => undefined));
await describeWith(openTestMongo, "auth away, MongoDB", (mongo) => authAway(() => mongo.uri()));
