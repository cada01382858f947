import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import { createFanOut } from "./fan-out.ts";
import { frameOf, type Frame } from "./frame.ts";
import { LIVE_LIMITS } from "./live-limits.ts";
import { aConnection } from "./testing/test-connection.ts";

const SLICE = LIVE_LIMITS.socketsPerSlice;
const manyConnections = (count: number) =>
  new Set(Array.from({ length: count }, () => aConnection()));
const votesFrame = (up: number): Frame =>
  frameOf("votes", { siteId: "s", articleId: "a1", votes: { c1: { up, down: 0 } } });

describe("fan-out", () => {
  test("broadcast: 1,000 sockets → each gets it once, serialised once", async () => {
    const fanOut = createFanOut();
    const members = manyConnections(1_000);
    let serialised = 0;
    const payload = {
      siteId: "s",
      articleId: "a1",
      get votes() {
        serialised += 1;
        return {};
      },
    };
    await fanOut.broadcast(members, frameOf("votes", payload));
    expect([...members].every((member) => member.frames.length === 1)).toBe(true);
    expect(new Set([...members].map((member) => member.frames[0]?.bytes)).size).toBe(1);
    expect(serialised).toBe(1);
  });

  test(`broadcast: more than ${SLICE} sockets → the event loop is free after each slice`, async () => {
    const fanOut = createFanOut();
    const members = manyConnections(2 * SLICE + 1);
    const got = () => [...members].filter((member) => member.frames.length > 0).length;
    const done = fanOut.broadcast(members, votesFrame(1));
    const seen: number[] = [got()];
    while (got() < members.size) {
      await nextTurn();
      seen.push(got());
    }
    await done;
    expect(seen.filter((count, turn) => count !== seen[turn - 1])).toEqual([
      0,
      SLICE,
      2 * SLICE,
      2 * SLICE + 1,
    ]);
  });

  test("broadcast: a big room under way → a small one does not wait for its end", async () => {
    const fanOut = createFanOut();
    const big = manyConnections(10 * SLICE);
    const small = manyConnections(1);
    let bigDone = false;
    const bigBroadcast = fanOut.broadcast(big, votesFrame(1)).then(() => (bigDone = true));
    await fanOut.broadcast(small, votesFrame(2));
    expect(bigDone).toBe(false);
    await bigBroadcast;
  });

  test("broadcast: one awaited after the other → every socket has them in that order", async () => {
    const fanOut = createFanOut();
    const members = manyConnections(SLICE + 10);
    for (const up of [1, 2, 3]) await fanOut.broadcast(members, votesFrame(up));
    for (const member of members) {
      const ups = member.events().map(([, { votes }]) => JSON.stringify(votes));
      expect(ups).toEqual([1, 2, 3].map((up) => `{"c1":{"up":${up},"down":0}}`));
    }
  });

  test("broadcast: nobody there → resolves", async () => {
    expect(await createFanOut().broadcast(new Set(), votesFrame(1))).toBeGreaterThanOrEqual(0);
  });
});
