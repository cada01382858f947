import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { describeWith } from "../../../../tests/support/describe-with.ts";
import { openTestMongo } from "../../../../tests/support/mongo.ts";
import type { AuthConfig } from "../config.ts";
import { aPerson, aRegistration, logIn, personIn } from "../testing/a-person.ts";
import { openTestAuth, type TestAuth } from "../testing/open-test-auth.ts";

const DAY_MS = 86_400_000;

function testSessions(store: () => Partial<AuthConfig>): void {
  let auth: TestAuth;
  beforeAll(async () => {
    auth = await openTestAuth(store());
  });
  afterAll(() => auth.stop());

  const refresh = (refreshToken: string | undefined) =>
    auth.call("POST", "/auth/v1/refresh", { body: { refreshToken } });
  const refreshed = async (refreshToken: string) => personIn(await refresh(refreshToken));
  const statusOfMe = async (token: string) =>
    (await auth.call("GET", "/auth/v1/me", { token })).status;

  /** Runs the clock forward for the body alone. */
  async function later(ms: number, body: () => Promise<void>): Promise<void> {
    auth.clock.ms += ms;
    try {
      await body();
    } finally {
      auth.clock.ms -= ms;
    }
  }

  describe("[F5] [T24] refresh", () => {
    test("each token → a new one, and a good access token", async () => {
      let { refreshToken } = await aPerson(auth);
      for (let i = 0; i < 3; i += 1) {
        const next = await refreshed(refreshToken);
        expect(next.refreshToken).not.toBe(refreshToken);
        expect(await statusOfMe(next.token)).toBe(200);
        ({ refreshToken } = next);
      }
    });

    test("twenty tabs at once with one token → one successor, the session lives", async () => {
      const { refreshToken } = await aPerson(auth);
      const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(refreshToken)));
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
      const successors = new Set(answers.map(({ json }) => json.refreshToken));
      expect(successors.size).toBe(1);
      expect((await refresh([...successors][0])).status).toBe(200);
    });

    test("a lost reply: the parent again within 10 s → the same successor", async () => {
      const { refreshToken } = await aPerson(auth);
      const lost = await refreshed(refreshToken);
      await later(9_000, async () => {
        const again = await refreshed(refreshToken);
        expect(again.refreshToken).toBe(lost.refreshToken);
        expect((await refresh(again.refreshToken)).status).toBe(200);
      });
    });

    test("the parent later, its successor unused → a new one; it works", async () => {
      const { refreshToken } = await aPerson(auth);
      const lost = await refreshed(refreshToken);
      await later(20_000, async () => {
        const again = await refreshed(refreshToken);
        expect(again.refreshToken).not.toBe(lost.refreshToken);
        const next = await refreshed(again.refreshToken);
        expect((await refresh(next.refreshToken)).status).toBe(200);
      });
    });

    test("a patient thief who uses the parent late → the owner's next use ends the family", async () => {
      const { refreshToken } = await aPerson(auth);
      const owner = await refreshed(refreshToken);
      await later(60_000, async () => {
        const thief = await refreshed(refreshToken);
        expect((await refresh(owner.refreshToken)).status).toBe(401);
        expect((await refresh(thief.refreshToken)).status).toBe(401);
        expect(await statusOfMe(thief.token)).toBe(401);
        expect(await statusOfMe(owner.token)).toBe(401);
      });
    });

    test("the parent when its successor was used → the family ends, also within 10 s", async () => {
      const { refreshToken, token } = await aPerson(auth);
      const second = await refreshed(refreshToken);
      const third = await refreshed(second.refreshToken);
      expect((await refresh(refreshToken)).status).toBe(401);
      expect((await refresh(third.refreshToken)).status).toBe(401);
      expect(await statusOfMe(token)).toBe(401);
      expect(auth.log.join("")).toContain("session.token-reused");
    });

    test("[T25] two generations old → the family ends, inside the grace time too", async () => {
      const first = await aPerson(auth);
      const second = await refreshed(first.refreshToken);
      const third = await refreshed(second.refreshToken);
      const fourth = await refreshed(third.refreshToken);
      expect((await refresh(first.refreshToken)).status).toBe(401);
      expect((await refresh(fourth.refreshToken)).status).toBe(401);
    });

    test("one family ends → the person's other sessions live", async () => {
      const first = await aPerson(auth);
      const other = await logIn(auth, first.email);
      const second = await refreshed(first.refreshToken);
      await refreshed(second.refreshToken);
      expect((await refresh(first.refreshToken)).status).toBe(401);
      expect((await refresh(other.refreshToken)).status).toBe(200);
      expect(await statusOfMe(other.token)).toBe(200);
    });

    test("a made-up token, even for a living session → 401, and the session lives", async () => {
      const { refreshToken } = await aPerson(auth);
      const forged = `${refreshToken.slice(0, 40)}AAAA${refreshToken.slice(44)}`;
      expect((await refresh(forged)).status).toBe(401);
      expect((await refresh("x".repeat(86))).status).toBe(401);
      expect((await refresh(refreshToken)).status).toBe(200);
    });

    test("[T26] unused for 30 days → over; used weekly → lives until 180 days", async () => {
      const idle = await aPerson(auth);
      await later(30 * DAY_MS, async () => {
        expect((await refresh(idle.refreshToken)).status).toBe(401);
      });
      let { refreshToken } = await aPerson(auth);
      for (let day = 7; day < 180; day += 7)
        await later(day * DAY_MS, async () => {
          ({ refreshToken } = await refreshed(refreshToken));
        });
      await later(181 * DAY_MS, async () => {
        expect((await refresh(refreshToken)).status).toBe(401);
      });
    });
  });

  describe("logout", () => {
    const logOut = (token: string) => auth.call("POST", "/auth/v1/logout", { token });

    test("[T23] this session ends at once, access and refresh token; the others live; a new login works", async () => {
      const person = await aPerson(auth);
      const other = await logIn(auth, person.email);
      expect((await logOut(person.token)).status).toBe(204);
      expect(await statusOfMe(person.token)).toBe(401);
      expect((await refresh(person.refreshToken)).status).toBe(401);
      expect(await statusOfMe(other.token)).toBe(200);
      expect((await refresh(other.refreshToken)).status).toBe(200);
      expect(await statusOfMe((await logIn(auth, person.email)).token)).toBe(200);
    });

    test("with a token that is over, or with nothing → 401", async () => {
      const { token } = await aPerson(auth);
      await logOut(token);
      expect((await logOut(token)).status).toBe(401);
      expect((await auth.call("POST", "/auth/v1/logout")).status).toBe(401);
    });
  });

  describe("POST /session", () => {
    const exchange = (token: string, body: object = { session: "body" }) =>
      auth.call("POST", "/auth/v1/session", { token, body });

    test("soon after the login → a token of that session, once; the old one ends the family", async () => {
      const person = await aPerson(auth);
      const { status, json } = await exchange(person.token);
      expect(status).toBe(200);
      expect(Object.keys(json)).toEqual(["refreshToken"]);
      expect((await exchange(person.token)).status).toBe(403);
      const next = await refreshed(json.refreshToken ?? "");
      expect((await refresh(person.refreshToken)).status).toBe(401);
      expect((await refresh(next.refreshToken)).status).toBe(401);
    });

    test("ten at once → exactly one", async () => {
      const person = await aPerson(auth);
      const answers = await Promise.all(Array.from({ length: 10 }, () => exchange(person.token)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    });

    test("after a minute → 403; without a bearer → 401; another mode → 400", async () => {
      const person = await aPerson(auth);
      expect((await exchange(person.token, { session: "cookie" })).status).toBe(400);
      expect((await auth.call("POST", "/auth/v1/session", { body: {} })).status).toBe(401);
      await later(61_000, async () => {
        expect((await exchange(person.token)).status).toBe(403);
      });
    });
  });

  describe("login", () => {
    test("[T7] wrong password and unknown address → the same answer", async () => {
      const { email } = await aPerson(auth);
      const attempt = (body: object) => auth.call("POST", "/auth/v1/login", { body });
      const wrong = await attempt({ email, password: "not the right phrase" });
      const unknown = await attempt({ email: "x@example.org", password: "not the right phrase" });
      expect([wrong.status, unknown.status]).toEqual([401, 401]);
      const { requestId: _, ...one } = wrong.json;
      const { requestId: __, ...other } = unknown.json;
      expect(one).toEqual(other);
      expect([...wrong.headers.keys()]).toEqual([...unknown.headers.keys()]);
    });

    test("[T5] the same password typed NFC and NFD → both log in", async () => {
      const password = "Ünïcödé pässwörd ŝtaÿs";
      const { email } = await aPerson(auth, { password });
      expect(
        (await logIn(auth, email, { password: password.normalize("NFD") })).token,
      ).toBeTruthy();
      expect(
        (await logIn(auth, email, { password: password.normalize("NFC") })).token,
      ).toBeTruthy();
    });

    test("[T16] credentials in the query → 400, and no log line shows them", async () => {
      const { email } = await aPerson(auth);
      const query = `email=${email}&username=${email}&password=quiet%20harbour%20lantern%2012`;
      for (const body of [{}, { email: "", password: "" }]) {
        const answer = await auth.call("POST", `/auth/v1/login?${query}`, { body });
        expect([400, 401]).toContain(answer.status);
      }
      expect(auth.log.join("")).not.toContain("harbour");
    });

    test.each([1, true, null, [], {}, { $gt: "" }, ["x"]])(
      "[T17] %j for a field → 400, and the process lives",
      async (odd) => {
        const { email, password } = aRegistration();
        for (const body of [
          { email: odd, password },
          { email, password: odd },
        ])
          expect((await auth.call("POST", "/auth/v1/login", { body })).status).toBe(400);
        expect((await auth.call("GET", "/auth/.well-known/jwks.json")).status).toBe(200);
      },
    );
  });
}

describe("sessions on SQLite", () => testSessions(() => ({})));
await describeWith(openTestMongo, "sessions on MongoDB", (mongo) =>
  testSessions(() => ({ mongodbUri: mongo.uri() })),
);
