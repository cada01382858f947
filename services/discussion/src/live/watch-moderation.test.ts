import { describe, expect, test } from "@jest/globals";
import { aComment } from "@parley/contracts/testing/a-comment";
import { asPerson, connected, got, liveSuite, named } from "./testing/live-suite.ts";

const start = liveSuite();

describe("watch-moderation", () => {
  test.each([
    ["a guest", null, "s", "unauthenticated"],
    ["a reader", {}, "s", "forbidden"],
    ["a moderator of another site", { t: "moderator" }, "s", "forbidden"],
    ["a reader of a site named like a method", {}, "constructor", "forbidden"],
    ["an admin of all, of no site", { "*": "admin" }, "nowhere", "not-found"],
  ] as const)("[T88] %s → refused", async (_who, roles, siteId, code) => {
    const live = await start();
    const client = await connected(live, roles ? asPerson(live, "token", { roles }) : {});
    expect(await client.emitWithAck("watch-moderation", { siteId })).toMatchObject({
      ok: false,
      code,
    });
  });

  test("a moderator → hears of the site's comments; nothing is read while none watches", async () => {
    const reads: (readonly string[])[] = [];
    const live = await start({
      async moderated(_siteId, ids) {
        reads.push(ids);
        return ids.map((id) => ({ ...aComment({ id }), reports: [], flags: [], history: [] }));
      },
    });
    live.live.moderation("s", ["c0"]);
    const client = await connected(live, asPerson(live, "mod", { roles: { s: "moderator" } }));
    expect(await client.emitWithAck("watch-moderation", { siteId: "s" })).toEqual({ ok: true });
    live.live.moderation("s", ["c1"]);
    live.live.moderation("s", ["c1", "c2"]);
    live.live.moderation("t", ["c3"]);
    await got(client, "moderation");
    expect(named(client, "moderation")).toMatchObject([
      { siteId: "s", comments: [{ id: "c1" }, { id: "c2" }] },
    ]);
    expect(reads).toEqual([["c1", "c2"]]);
  });

  test("[F1] the role is lost → out of the room, the connection stays", async () => {
    const live = await start({
      moderated: async () => [{ ...aComment(), reports: [], flags: [], history: [] }],
    });
    const client = await connected(
      live,
      asPerson(live, "mod", { roles: { s: "moderator", t: "admin" } }),
    );
    for (const siteId of ["s", "t"]) await client.emitWithAck("watch-moderation", { siteId });
    asPerson(live, "mod", { roles: { t: "admin" } });
    live.accountChanged("p1");
    live.live.moderation("s", ["c1"]);
    live.live.moderation("t", ["c1"]);
    await got(client, "moderation");
    expect(named(client, "moderation")).toMatchObject([{ siteId: "t" }]);
    expect(await client.emitWithAck("watch-moderation", { siteId: "s" })).toMatchObject({
      code: "forbidden",
    });
    expect(client.connected).toBe(true);
  });
});
