import { describe, expect, test } from "@jest/globals";
import type { ErrorCode } from "@parley/contracts/error-codes";
import type { Connection } from "./connection.ts";
import { createPeople } from "./people.ts";
import { aComment } from "@parley/contracts/testing/a-comment";
import { asPerson, connected, got, liveSuite, named } from "./testing/live-suite.ts";
import { aPerson } from "./testing/open-live.ts";
import { aConnection } from "./testing/test-connection.ts";
import { until } from "./testing/until.ts";

const REF = { siteId: "s", articleId: "a1" };
const start = liveSuite();

describe("people on sockets", () => {
  test.each([
    ["unknown", "nobody's"],
    ["no text", 7],
    ["empty", ""],
  ])(
    "[T89] a token that is %s in the handshake → connect_error with the code",
    async (_what, accessToken) => {
      const live = await start();
      const client = live.client({ auth: { accessToken } });
      const error = await new Promise((resolve) => client.once("connect_error", resolve));
      expect(error).toMatchObject({ data: { code: "unauthenticated" } });
      expect(client.connected).toBe(false);
    },
  );

  test("[T89] a good token in the query or a cookie → a guest all the same", async () => {
    const live = await start();
    asPerson(live, "token-1");
    const client = await connected(live, {
      query: { accessToken: "token-1", token: "token-1" },
      extraHeaders: { cookie: "accessToken=token-1" },
    });
    expect(await client.emitWithAck("typing", REF)).toMatchObject({
      ok: false,
      code: "unauthenticated",
    });
  });

  test("[T89] authenticate: a guest → a person once; another sub → refused; a fresh token → fine", async () => {
    const live = await start();
    asPerson(live, "ann-1");
    asPerson(live, "ann-2");
    asPerson(live, "bob-1", { id: "p2" });
    const client = await connected(live);
    const authenticate = (accessToken: string) =>
      client.emitWithAck("authenticate", { accessToken });
    expect(await authenticate("nobody's")).toMatchObject({ ok: false, code: "unauthenticated" });
    expect(await authenticate("ann-1")).toEqual({ ok: true });
    expect(await authenticate("bob-1")).toMatchObject({ ok: false, code: "forbidden" });
    expect(await authenticate("ann-2")).toEqual({ ok: true });
    live.people.delete("ann-1");
    live.accountChanged("p1");
    expect(await client.emitWithAck("typing", REF)).toEqual({ ok: true });
  });

  test("[T89] the token runs out → a guest again; only the same sub may come back", async () => {
    const tokens = new Map([
      ["ann-1", aPerson({ exp: Date.now() / 1_000 + 0.2 })],
      ["ann-2", aPerson()],
      ["bob-1", aPerson({ id: "p2" })],
    ]);
    const narrowed: Connection[] = [];
    const people = createPeople({
      personOf: async (token) => tokens.get(token) ?? aPerson(),
      now: Date.now,
      narrowed: (connection) => void narrowed.push(connection),
    });
    const connection = aConnection();
    await people.seat(connection, "ann-1");
    expect(people.personOn(connection)).toMatchObject({ id: "p1" });
    narrowed.length = 0;
    await until(() => people.personOn(connection) === null, "a guest again");
    expect(narrowed).toEqual([connection]);
    expect(people.socketsOf("p1").size).toBe(0);
    await expect(people.seat(connection, "bob-1")).rejects.toMatchObject({ code: "forbidden" });
    await people.seat(connection, "ann-2");
    expect(people.personOn(connection)).toMatchObject({ id: "p1" });
    people.left(connection);
  });

  test("a token that outlives the longest timer → holds", async () => {
    const live = await start();
    const exp = Date.now() / 1_000 + 60 * 86_400;
    const client = await connected(live, asPerson(live, "ann-1", { exp }));
    for (let i = 0; i < 20; i += 1) {
      expect(await client.emitWithAck("typing", REF)).toEqual({ ok: true });
    }
  });

  test("[F1] a logout → a guest who goes on watching; another session of the person stays", async () => {
    const live = await start();
    const client = await connected(live, asPerson(live, "ann-1"));
    const other = await connected(live, asPerson(live, "ann-2", { sid: "sid-2" }));
    await client.emitWithAck("watch", REF);
    live.people.delete("ann-1");
    live.accountChanged("p1");
    expect(await client.emitWithAck("typing", REF)).toMatchObject({
      ok: false,
      code: "unauthenticated",
    });
    expect(await other.emitWithAck("typing", REF)).toEqual({ ok: true });
    live.live.own("p1", [aComment()]);
    live.applied("a1", live.journal("a1").add(aComment()));
    await Promise.all([got(client, "comments"), got(other, "own")]);
    expect(named(client, "own")).toEqual([]);
  });

  test("own and sanctioned → to that person's sockets alone", async () => {
    const live = await start();
    const ann = await connected(live, asPerson(live, "ann-1"));
    const others = [
      await connected(live),
      await connected(live, asPerson(live, "bob-1", { id: "p2" })),
    ];
    for (const client of [ann, ...others]) await client.emitWithAck("watch", REF);
    live.live.own("p1", [aComment({ source: "as written" })]);
    const at = "2026-01-01T00:00:00.000Z";
    live.live.sanctioned("p1", {
      id: "x",
      siteId: "s",
      accountId: "p1",
      kind: "mute",
      reason: "loud",
      until: null,
      createdAt: at,
    });
    live.applied("a1", live.journal("a1").add(aComment()));
    await Promise.all([
      got(ann, "own"),
      got(ann, "sanctioned"),
      ...others.map((o) => got(o, "comments")),
    ]);
    expect(named(ann, "own")).toMatchObject([{ comments: [{ source: "as written" }] }]);
    for (const client of others) {
      expect([...named(client, "own"), ...named(client, "sanctioned")]).toEqual([]);
    }
  });

  test.each<ErrorCode>(["sanctioned", "thread-closed", "forbidden"])(
    "typing: may not post (%s) → refused and not counted",
    async (code) => {
      const live = await start({ refusesPost: async () => code });
      const client = await connected(live, asPerson(live, "ann-1"));
      await client.emitWithAck("watch", REF);
      expect(await client.emitWithAck("typing", REF)).toMatchObject({ ok: false, code });
      await got(client, "presence");
      expect(named(client, "presence")).toMatchObject([{ typing: 0 }]);
    },
  );

  test("typing: one person from two sockets → counted once", async () => {
    const live = await start();
    const person = asPerson(live, "ann-1");
    const [one, other] = [await connected(live, person), await connected(live, person)];
    await one.emitWithAck("watch", REF);
    for (const client of [one, other]) {
      expect(await client.emitWithAck("typing", REF)).toEqual({ ok: true });
    }
    await got(one, "presence");
    expect(named(one, "presence")).toMatchObject([{ typing: 1 }]);
  });
});
