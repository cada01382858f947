import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { aPerson, aRegistration, cookieHeader } from "../testing/a-person.ts";
import { openTestAuth, PASSWORD, type TestAuth } from "../testing/open-test-auth.ts";

describe("login throttle", () => {
  let auth: TestAuth;
  beforeEach(async () => {
    auth = await openTestAuth({ rateLimits: true });
  });
  afterEach(() => auth.stop());

  interface Attempt {
    from: string;
    password?: string;
    cookie?: string;
  }
  const login = (email: string, { from, password = PASSWORD, cookie }: Attempt) =>
    auth.call("POST", "/auth/v1/login", {
      body: { email, password },
      headers: { "x-forwarded-for": from, ...(cookie && { cookie }) },
    });
  const guess = (email: string, from: string, cookie?: string) =>
    login(email, { from, password: "a wrong guess", ...(cookie && { cookie }) });
  const codes = async (answers: Promise<{ json: { code?: string }; status: number }>[]) =>
    (await Promise.all(answers)).map(({ json, status }) => json.code ?? status);

  /** Registers from a network of its own; the account is known there from then on. */
  const owner = async (from: string) => {
    const body = aRegistration({ session: "cookie" });
    const headers = { "x-forwarded-for": from };
    const answer = await auth.call("POST", "/auth/v1/register", { body, headers });
    return { email: String(body["email"]), cookie: cookieHeader(answer) };
  };

  test("[T79] many wrong passwords from one network → 429 with Retry-After, then again later", async () => {
    const { email } = await aPerson(auth);
    const answers = await codes(Array.from({ length: 15 }, () => guess(email, "203.0.113.5")));
    expect(answers.filter((code) => code === "rate-limited")).toHaveLength(5);
    const limited = await login(email, { from: "203.0.113.5" });
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
    auth.clock.ms = 31_000;
    expect((await login(email, { from: "203.0.113.5" })).status).toBe(200);
  });

  test("wrong passwords from one network → the owner logs in from another", async () => {
    const { email } = await owner("198.51.100.1");
    await codes(Array.from({ length: 40 }, () => guess(email, "203.0.113.5")));
    expect((await login(email, { from: "192.0.2.77" })).status).toBe(200);
  });

  test("[T80] 100 wrong passwords from 100 networks → throttled; known network and known device still log in", async () => {
    const { email, cookie } = await owner("198.51.100.1");
    const answers: (string | number)[] = [];
    for (let i = 0; i < 100; i += 10)
      answers.push(
        ...(await codes(Array.from({ length: 10 }, (_, j) => guess(email, `203.0.113.${i + j}`)))),
      );
    expect(answers.filter((code) => code === "rate-limited").length).toBeGreaterThan(40);
    expect((await login(email, { from: "192.0.2.77" })).status).toBe(429);
    expect((await login(email, { from: "198.51.100.1" })).status).toBe(200);
    expect((await login(email, { from: "192.0.2.77", cookie })).status).toBe(200);
  });

  test("wrong passwords in the owner's own network → the owner's known device still logs in", async () => {
    const { email, cookie } = await owner("198.51.100.1");
    await codes(Array.from({ length: 40 }, () => guess(email, "198.51.100.1")));
    expect((await login(email, { from: "198.51.100.1" })).status).toBe(429);
    expect((await login(email, { from: "198.51.100.1", cookie })).status).toBe(200);
  });

  test("a device cookie of another account, or a forged one → counts for nothing", async () => {
    const { email } = await owner("198.51.100.1");
    const other = await owner("203.0.113.9");
    const forged = "__Host-parley_device=AAAAAAAAAAAAAAAAAAAAAA.AAAA";
    for (const cookie of [other.cookie, forged])
      await codes(Array.from({ length: 10 }, () => guess(email, "203.0.113.9", cookie)));
    expect((await guess(email, "203.0.113.9", other.cookie)).status).toBe(429);
  });

  test("[T7] an unknown address → throttled the same", async () => {
    const answers = await codes(
      Array.from({ length: 15 }, () => guess("nobody@example.org", "203.0.113.5")),
    );
    expect(answers.filter((code) => code === "rate-limited")).toHaveLength(5);
  });

  test("[T79] registrations of one network → 429 after a hundred; another network is not concerned", async () => {
    const register = (from: string) =>
      auth.call("POST", "/auth/v1/register", {
        body: aRegistration({ password: "short" }),
        headers: { "x-forwarded-for": from },
      });
    const answers = await codes(Array.from({ length: 105 }, () => register("203.0.113.5")));
    expect(answers.filter((code) => code === "rate-limited")).toHaveLength(5);
    expect((await register("203.0.113.6")).json.code).toBe("weak-password");
  });
});
