import { describe, expect, test } from "@jest/globals";
import { aComment } from "@parley/contracts/testing/a-comment";
import { connected, got, liveSuite, named } from "./testing/live-suite.ts";
import { until } from "./testing/until.ts";

const REF = { siteId: "s", articleId: "a1" };
const start = liveSuite();

describe("watch", () => {
  test("a change after it → pushed to each watcher, over both transports", async () => {
    const live = await start();
    const watchers = await Promise.all([
      connected(live),
      connected(live, { transports: ["polling"] }),
    ]);
    for (const client of watchers) {
      expect(await client.emitWithAck("watch", REF)).toMatchObject({ ok: true, seq: 0 });
    }
    const n = live.journal("a1").add(aComment());
    live.applied("a1", n);
    for (const client of watchers) {
      await got(client, "comments");
      expect(named(client, "comments")).toMatchObject([
        { ...REF, after: 0, seq: 1, commentCount: 1, comments: [aComment()] },
      ]);
    }
  });

  test("[T94] a change at any moment around it → pushed, or before the acknowledged number", async () => {
    const live = await start({ limited: false });
    const writer = live.journal("a1");
    for (let round = 0; round < 1_000; round += 1) {
      const client = await connected(live);
      const ack = client.emitWithAck("watch", REF);
      live.applied("a1", writer.add(aComment({ id: `c${round}` })));
      const { seq } = (await ack) as { seq: number };
      const n = writer.n();
      if (seq < n)
        await until(() => named(client, "comments").some((push) => push["seq"] === n), "it");
      for (const push of named(client, "comments"))
        expect(Number(push["after"])).toBeLessThanOrEqual(seq);
      client.close();
    }
  });

  test("presence: two watch and one leaves → the others hear the number, with seq", async () => {
    const live = await start();
    live.journal("a1").add(aComment());
    const [one, other] = [await connected(live), await connected(live)];
    await one.emitWithAck("watch", REF);
    expect(await other.emitWithAck("watch", REF)).toEqual({ ok: true, seq: 1, watching: 2 });
    await until(() => named(one, "presence").at(-1)?.["watching"] === 2, "two");
    other.close();
    await until(() => named(one, "presence").at(-1)?.["watching"] === 1, "one");
    expect(named(one, "presence").at(-1)).toEqual({ ...REF, watching: 1, typing: 0, seq: 1 });
  });

  test("unwatch right behind it → no push any more", async () => {
    const live = await start();
    const [client, other] = [await connected(live), await connected(live)];
    await other.emitWithAck("watch", REF);
    client.emit("watch", REF, () => {});
    expect(await client.emitWithAck("unwatch", REF)).toEqual({ ok: true });
    live.applied("a1", live.journal("a1").add(aComment()));
    await got(other, "comments");
    await client.emitWithAck("unwatch", REF);
    expect(named(client, "comments")).toEqual([]);
  });

  test("votes: many within the window → one frame with the newest of each comment", async () => {
    const live = await start();
    const client = await connected(live);
    await client.emitWithAck("watch", REF);
    for (let up = 1; up <= 50; up += 1) live.live.votes(REF, { c1: { up, down: 0 } });
    live.live.votes(REF, { c2: { up: 0, down: 1 } });
    await got(client, "votes");
    expect(named(client, "votes")).toEqual([
      { ...REF, votes: { c1: { up: 50, down: 0 }, c2: { up: 0, down: 1 } } },
    ]);
  });

  test.each([
    ["an unknown site", { siteId: "nowhere", articleId: "a1" }, "not-found"],
    ["no payload", undefined, "invalid-input"],
    ["an array as name", { siteId: ["s"], articleId: "a1" }, "invalid-input"],
    ["an object as name", { siteId: "s", articleId: { $ne: 1 } }, "invalid-input"],
    ["a room name", "mod:s", "invalid-input"],
    ["a user's room", { siteId: "s", articleId: "user:p1/.." }, "invalid-input"],
    ["an unknown field", { ...REF, accountId: "p1" }, "invalid-input"],
    ["bytes", Buffer.from("a1"), "invalid-input"],
    ["bytes inside", { siteId: "s", articleId: Buffer.from("a1") }, "invalid-input"],
  ] as const)("[T88] %s → refused, nothing joined", async (_what, payload, code) => {
    const live = await start();
    const client = await connected(live);
    expect(await client.emitWithAck("watch", payload as never)).toMatchObject({ ok: false, code });
    live.applied("a1", live.journal("a1").add(aComment()));
    await client.emitWithAck("unwatch", REF);
    expect(client.events).toEqual([]);
  });

  test("[T99] more articles than a socket may watch → the next one is refused", async () => {
    const live = await start();
    const client = await connected(live);
    const answers = [];
    for (let i = 0; i <= 50; i += 1) {
      answers.push(await client.emitWithAck("watch", { siteId: "s", articleId: `a${i}` }));
    }
    expect(answers.filter(({ ok }) => ok)).toHaveLength(50);
    expect(answers.at(-1)).toMatchObject({ ok: false, code: "forbidden" });
  });
});
