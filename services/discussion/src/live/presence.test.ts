import { beforeEach, describe, expect, test } from "@jest/globals";
import { TYPING_MS, type PresenceCounts } from "./article-presence.ts";
import { createFanOut } from "./fan-out.ts";
import { createPresence, type Presence } from "./presence.ts";
import { createRooms } from "./rooms.ts";
import { aConnection, type TestConnection } from "./testing/test-connection.ts";
import { until } from "./testing/until.ts";

const REF = { siteId: "s", articleId: "a1" };
let rooms: ReturnType<typeof createRooms<TestConnection>>;
let presence: Presence;
let watcher: TestConnection;
let now: number;
let published: PresenceCounts[];

beforeEach(() => {
  rooms = createRooms();
  now = 1_000_000;
  published = [];
  presence = createPresence({
    membersOf: (stream) => rooms.members(stream),
    fanOut: createFanOut(),
    seqOf: () => 7,
    now: () => now,
    publish: (_article, here) => void published.push(here),
  });
  watcher = aConnection();
  rooms.enter("stream", watcher);
  presence.entered("stream", REF);
});

const last = () => watcher.events().at(-1)?.[1];

describe("presence", () => {
  test("[W5] beat: nothing changed → every watched article is told all the same, with seq", async () => {
    presence.beat();
    presence.beat();
    await until(() => watcher.frames.length === 2, "two frames");
    expect(last()).toEqual({ ...REF, watching: 1, typing: 0, seq: 7 });
    expect(watcher.frames.every((frame) => frame.volatile)).toBe(true);
    presence.stop();
  });

  test("other processes → their numbers are added, and forgotten when they go silent", () => {
    presence.heard("stream", "other", { watching: 40, typing: 2 });
    presence.heard("stream", "third", { watching: 2, typing: 0 });
    presence.heard("nobody here watches it", "other", { watching: 9, typing: 9 });
    expect(presence.watching("stream")).toBe(43);
    presence.beat();
    expect(published).toEqual([{ watching: 1, typing: 0 }]);
    now += 80_000;
    expect(presence.watching("stream")).toBe(1);
    presence.stop();
  });

  test("typing: not said again → counts no longer", async () => {
    presence.typing("stream", "p1");
    presence.typing("stream", "p2");
    presence.beat();
    await until(() => watcher.frames.length === 1, "a frame");
    expect(last()).toMatchObject({ typing: 2 });
    now += TYPING_MS;
    presence.beat();
    await until(() => watcher.frames.length === 2, "another frame");
    expect(last()).toMatchObject({ typing: 0 });
    presence.stop();
  });

  test("end: the last one left → others are told, nothing is kept", () => {
    rooms.leaveAll(watcher);
    presence.end("stream");
    expect(published).toEqual([{ watching: 0, typing: 0 }]);
    expect(presence.watching("stream")).toBe(0);
    presence.beat();
    expect(published).toHaveLength(1);
  });
});
