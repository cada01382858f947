import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  aRegistration,
  cookieHeader,
  cookiesOf,
  type Person,
  personIn,
} from "../testing/a-person.ts";
import { openTestAuth, PASSWORD, PUBLIC_ORIGIN, type TestAuth } from "../testing/open-test-auth.ts";

const REFRESH = "__Host-parley_refresh";
const MARKER = "parley_session";

describe("a browser's session", () => {
  let auth: TestAuth;
  beforeAll(async () => {
    auth = await openTestAuth();
  });
  afterAll(() => auth.stop());

  const register = async (): Promise<Person> =>
    personIn(
      await auth.call("POST", "/auth/v1/register", { body: aRegistration({ session: "cookie" }) }),
    );
  const refresh = (cookie: string) => auth.call("POST", "/auth/v1/refresh", { cookie });

  test("[T70] login → a host cookie that no script reads, and a readable marker; no token in the answer", async () => {
    const { answer } = await register();
    const cookies = cookiesOf(answer);
    const scope = "Path=/; Secure; SameSite=None; Partitioned";
    expect(cookies.get(REFRESH)?.attributes).toBe(`Max-Age=2592000; ${scope}; HttpOnly`);
    expect(cookies.get(MARKER)).toEqual({ value: "1", attributes: `Max-Age=2592000; ${scope}` });
    expect(answer.json.refreshToken).toBeUndefined();
  });

  test("refresh by cookie → the next cookie, no token in the answer", async () => {
    const { answer } = await register();
    const next = await refresh(cookieHeader(answer));
    expect(next.status).toBe(200);
    expect(next.json.refreshToken).toBeUndefined();
    expect(cookiesOf(next).get(REFRESH)?.value).not.toBe(cookiesOf(answer).get(REFRESH)?.value);
    expect((await refresh(cookieHeader(next))).status).toBe(200);
  });

  test("refresh without a cookie, or with a void one → 401, and a void one is cleared", async () => {
    expect((await refresh("other=1")).status).toBe(401);
    const void_ = await refresh(`${REFRESH}=${"x".repeat(86)}; ${MARKER}=1`);
    expect(void_.status).toBe(401);
    expect(cookiesOf(void_).get(REFRESH)).toMatchObject({ value: "" });
    expect(cookiesOf(void_).get(MARKER)?.attributes).toMatch(/^Max-Age=0; /);
  });

  test("the cookie nearer its session's end → shorter", async () => {
    const { answer } = await register();
    let cookie = cookieHeader(answer);
    for (const day of [28, 56, 84, 112, 140, 168]) {
      auth.clock.ms = day * 86_400_000;
      cookie = cookieHeader(await refresh(cookie));
    }
    const last = await refresh(cookie);
    expect(cookiesOf(last).get(REFRESH)?.attributes).toMatch(/^Max-Age=(1036800|1036799); /);
    auth.clock.ms = 0;
  });

  test("logout by cookie alone → that session ends, both cookies go", async () => {
    const { answer } = await register();
    const cookie = cookieHeader(answer);
    const out = await auth.call("POST", "/auth/v1/logout", { cookie });
    expect(out.status).toBe(204);
    expect([...cookiesOf(out).values()].map(({ value }) => value)).toEqual(["", ""]);
    expect((await refresh(cookie)).status).toBe(401);
  });

  test("logout by bearer beside another session's cookie → the cookie and its session stay", async () => {
    const [one, other] = [await register(), await register()];
    const cookie = cookieHeader(other.answer);
    const out = await auth.call("POST", "/auth/v1/logout", { token: one.token, cookie });
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie()).toEqual([]);
    expect((await refresh(cookie)).status).toBe(200);
  });

  test("POST /session beside the cookie → the cookie, which is void now, goes", async () => {
    const { answer, token } = await register();
    const body = { session: "body" };
    const cookie = cookieHeader(answer);
    const exchanged = await auth.call("POST", "/auth/v1/session", { token, body, cookie });
    expect(cookiesOf(exchanged).get(REFRESH)?.value).toBe("");
  });

  const calls = ["register", "login", "refresh", "logout", "setup"] as const;
  const foreign: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: `${PUBLIC_ORIGIN}.evil.example` },
    { origin: `${PUBLIC_ORIGIN}:8443` },
    { origin: PUBLIC_ORIGIN.replace("https", "http") },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: PUBLIC_ORIGIN, "sec-fetch-site": "cross-site" },
  ];
  test.each(calls.flatMap((call) => foreign.map((headers) => [call, headers] as const)))(
    "[F7] [T66] [T69] %s with %j → 403, nothing set or done",
    async (call, headers) => {
      const { answer, email } = await register();
      const cookie = cookieHeader(answer);
      const body = {
        register: aRegistration({ session: "cookie" }),
        login: { email, password: PASSWORD },
        refresh: {},
        logout: {},
        setup: { token: auth.setupToken(), ...aRegistration(), name: "Chief" },
      }[call];
      const refused = await auth.call("POST", `/auth/v1/${call}`, { body, cookie, headers });
      expect(refused.status).toBe(403);
      expect(refused.headers.getSetCookie()).toEqual([]);
      expect((await refresh(cookie)).status).toBe(200);
    },
  );

  test("[F7] [T66] the public origin → admitted", async () => {
    const { answer } = await register();
    const headers = { origin: PUBLIC_ORIGIN, "sec-fetch-site": "same-origin" };
    const cookie = cookieHeader(answer);
    const next = await auth.call("POST", "/auth/v1/refresh", { cookie, headers });
    expect(next.status).toBe(200);
  });

  test.each([
    "https://evil.example",
    "null",
    `${PUBLIC_ORIGIN}.`,
    `${PUBLIC_ORIGIN}:443`,
    PUBLIC_ORIGIN.toUpperCase(),
    PUBLIC_ORIGIN.replace("talk", "x.talk"),
  ])("[T68] a preflight from %s → no Access-Control-Allow-Origin", async (origin) => {
    const headers = { origin, "access-control-request-method": "GET" };
    const answer = await auth.call("OPTIONS", "/auth/v1/me", { headers });
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
  });

  test("[T68] from the public origin → its exact echo, and Vary: Origin", async () => {
    const answer = await auth.call("GET", "/auth/v1/me", { headers: { origin: PUBLIC_ORIGIN } });
    expect(answer.headers.get("access-control-allow-origin")).toBe(PUBLIC_ORIGIN);
    expect(answer.headers.get("vary")).toContain("Origin");
  });

  test("[T67] no GET changes anything, no method is overridden", async () => {
    const { answer, email } = await register();
    const cookie = cookieHeader(answer);
    const headers = { "x-http-method-override": "POST" };
    for (const path of ["login", "register", "refresh", "logout", "session", "setup"])
      expect(
        (await auth.call("GET", `/auth/v1/${path}?_method=POST`, { cookie, headers })).status,
      ).toBe(405);
    const form = { cookie, headers: { "content-type": "text/plain" } };
    const body = JSON.stringify({ email, password: PASSWORD });
    expect((await auth.call("POST", "/auth/v1/login", { ...form, body })).status).toBe(415);
    expect((await refresh(cookie)).status).toBe(200);
  });
});

describe("the cookie's name and scope by the public origin", () => {
  test.each([
    ["https://talk.example", REFRESH, "Secure; SameSite=None; Partitioned"],
    ["http://localhost:3000", REFRESH, "Secure; SameSite=None; Partitioned"],
    ["http://127.0.0.1:3000", REFRESH, "Secure; SameSite=None; Partitioned"],
    ["http://[::1]:3000", REFRESH, "Secure; SameSite=None; Partitioned"],
    ["http://talk.example", "parley_refresh", "SameSite=Lax"],
    ["http://localhost.evil.example", "parley_refresh", "SameSite=Lax"],
  ])("%s → %s; %s", async (publicOrigin, name, scope) => {
    const auth = await openTestAuth({ publicOrigin });
    const body = aRegistration({ session: "cookie" });
    const answer = await auth.call("POST", "/auth/v1/register", { body });
    expect(cookiesOf(answer).get(name)?.attributes).toContain(`Path=/; ${scope}; HttpOnly`);
    expect(
      (await auth.call("POST", "/auth/v1/refresh", { cookie: cookieHeader(answer) })).status,
    ).toBe(200);
    await auth.stop();
  });
});
