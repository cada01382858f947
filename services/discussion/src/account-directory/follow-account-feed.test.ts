import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { FeedPage } from "@parley/contracts/schemas/account-feed";
import { aPage } from "./account-directory.contract.ts";
import type { FeedPlace } from "./account-directory.ts";
import { type FeedFollower, followAccountFeed } from "./follow-account-feed.ts";
import { openScriptedAuth, type ScriptedAuth, SERVICE_TOKEN } from "./testing/scripted-auth.ts";

let auth: ScriptedAuth;
let clock: number;
let kept: FeedPlace | null;
let taken: { page: FeedPage; begunAnew: boolean }[];
let refuse: () => Promise<void>;
let follower: FeedFollower;

function follow(): void {
  follower = followAccountFeed({
    authInternalUrl: auth.url,
    serviceToken: SERVICE_TOKEN,
    logger: { info: () => {}, warn: () => {} },
    now: () => clock,
    keptPlace: async () => kept,
    async take(page, begunAnew) {
      await refuse();
      taken.push({ page, begunAnew });
    },
  });
}

beforeEach(async () => {
  auth = await openScriptedAuth();
  clock = 1_000_000;
  kept = null;
  taken = [];
  refuse = async () => {};
  follow();
});
afterEach(async () => {
  await follower.stop();
  await auth.close();
});

describe("following the account feed", () => {
  test("[F1] the first time → from the beginning, answered at once, ready at the feed's end", async () => {
    const started = follower.start();
    const first = await auth.poll();
    expect(first).toMatchObject({ after: 0, feed: null, mayHold: false });
    expect(first.authorization).toBe(`Bearer ${SERVICE_TOKEN}`);
    first.answer(aPage({ position: 500, more: true }));
    const second = await auth.poll();
    expect(second).toMatchObject({ after: 500, feed: "feed1", mayHold: false });
    expect(follower.notReady()).not.toBeNull();
    second.answer(aPage({ position: 700 }));
    await started;
    expect(follower.notReady()).toBeNull();
    expect(await auth.poll()).toMatchObject({ after: 700, feed: "feed1", mayHold: true });
    expect(taken.map(({ begunAnew }) => begunAnew)).toEqual([true, false]);
  });

  test("[F1] after a restart → from the kept place, and nothing is taken twice", async () => {
    kept = { feedId: "feed1", position: 7 };
    const started = follower.start();
    const first = await auth.poll();
    expect(first).toMatchObject({ after: 7, feed: "feed1", mayHold: false });
    first.answer(aPage({ position: 7 }));
    await started;
    expect(follower.notReady()).toBeNull();
    expect(taken).toEqual([]);
  });

  test.each<[string, FeedPage]>([
    ["another feed", aPage({ feedId: "feed2", position: 9 })],
    ["a feed that fell behind", aPage({ position: 3 })],
  ])("[F2] %s → begun anew, and followed from there", async (_what, page) => {
    kept = { feedId: "feed1", position: 7 };
    const started = follower.start();
    (await auth.poll()).answer(page);
    await started;
    expect(taken).toEqual([{ page, begunAnew: true }]);
    expect(await auth.poll()).toMatchObject({ after: page.position, feed: page.feedId });
  });

  test("[F1] silence → not ready; a word → ready again", async () => {
    const started = follower.start();
    (await auth.poll()).answer(aPage());
    await started;
    clock += 7_000;
    expect(follower.notReady()).toBeNull();
    clock += 1;
    expect(follower.notReady()).toMatch(/silent/);
    (await auth.poll()).answer(aPage({ position: 2 }));
    await auth.poll();
    expect(follower.notReady()).toBeNull();
  });

  test("errors, nonsense, and an auth that restarts → asked again for the same", async () => {
    const started = follower.start();
    (await auth.poll()).answer(aPage({ position: 4 }));
    await started;
    (await auth.poll()).fail(500);
    (await auth.poll()).answer({ ...aPage(), position: Number.NaN });
    const { port } = auth;
    await auth.close();
    auth = await openScriptedAuth(port);
    expect(await auth.poll()).toMatchObject({ after: 4, feed: "feed1" });
  });

  test("a page that could not be kept → asked for again", async () => {
    refuse = async () => {
      refuse = async () => {};
      throw new Error("the store is away");
    };
    const started = follower.start();
    (await auth.poll()).answer(aPage({ position: 4 }));
    const again = await auth.poll();
    expect(again).toMatchObject({ after: 0, feed: null });
    again.answer(aPage({ position: 4 }));
    await started;
    expect(taken).toHaveLength(1);
  });

  test("stopped in the middle of a poll → at once", async () => {
    void follower.start();
    await auth.poll();
    await follower.stop();
    expect(taken).toEqual([]);
  });
});
