import { beforeEach, describe, expect, test } from "@jest/globals";
import type { Comment } from "@parley/contracts/types";
import { createChangeFeed, type ChangeFeed, type ChangeFeedDeps } from "./change-feed.ts";
import { createFanOut } from "./fan-out.ts";
import { createRooms } from "./rooms.ts";
import { aComment, anArticle } from "@parley/contracts/testing/a-comment";
import { aJournal, type TestJournal } from "./testing/a-journal.ts";
import { aConnection, type TestConnection } from "./testing/test-connection.ts";
import { until } from "./testing/until.ts";

const STREAM = "stream-of-a1";
const REF = { siteId: "s", articleId: "a1" };

let journal: TestJournal;
let rooms: ReturnType<typeof createRooms<TestConnection>>;
let watcher: TestConnection;
let failures: unknown[];

beforeEach(() => {
  journal = aJournal();
  rooms = createRooms();
  watcher = aConnection();
  failures = [];
  rooms.enter(STREAM, watcher);
});

function aFeed(changed: Partial<ChangeFeedDeps> = {}): ChangeFeed {
  return createChangeFeed({
    readChanges: (_article, since) => journal.read(since),
    lastSeqsOf: async (streams) => new Map(streams.map((stream) => [stream, journal.n()])),
    articleOf: async () => journal.article,
    membersOf: (stream) => rooms.members(stream),
    fanOut: createFanOut(),
    now: () => 1_000_000,
    failed: (error) => failures.push(error),
    ...changed,
  });
}

const pushes = (connection = watcher) =>
  connection
    .events()
    .filter(([name]) => name === "comments")
    .map(([, payload]) => payload);
const idsOf = (push: Record<string, unknown> | undefined) =>
  (push?.["comments"] as Comment[] | undefined)?.map(({ id }) => id);

describe("change-feed", () => {
  test("[W4] begin: an article with three entries → stands at 3, nothing is pushed of them", async () => {
    for (const id of ["c1", "c2", "c3"]) journal.add(aComment({ id }));
    const feed = aFeed();
    expect(await feed.begin(STREAM, REF)).toBe(3);
    feed.applied(STREAM, journal.add(aComment({ id: "c4" })));
    await until(() => pushes().length === 1, "a push");
    expect(pushes()).toMatchObject([{ ...REF, after: 3, seq: 4, commentCount: 4 }]);
    expect(idsOf(pushes()[0])).toEqual(["c4"]);
  });

  test("[W4] begin: an entry applied while the number is read → it is pushed or lies before the number", async () => {
    const feed = aFeed({
      async lastSeqsOf(streams) {
        const n = journal.n();
        feed.applied(STREAM, journal.add(aComment({ id: "c1" })));
        return new Map(streams.map((stream) => [stream, n]));
      },
    });
    await feed.begin(STREAM, REF);
    await until(() => pushes().length === 1, "a push");
    expect(pushes()).toMatchObject([{ after: 0, seq: 1 }]);
  });

  test("[W4] begin: the second watcher, while the first one's number is read → waits for the same read", async () => {
    let asked = 0;
    const feed = aFeed({
      async lastSeqsOf(streams) {
        asked += 1;
        return new Map(streams.map((stream) => [stream, 7]));
      },
    });
    expect(await Promise.all([feed.begin(STREAM, REF), feed.begin(STREAM, REF)])).toEqual([7, 7]);
    expect(asked).toBe(1);
  });

  test("begin: the store does not answer → rejects, and the next one asks again", async () => {
    let answers = false;
    const feed = aFeed({
      async lastSeqsOf() {
        if (!answers) throw new Error("no answer");
        return new Map([[STREAM, 2]]);
      },
    });
    await expect(feed.begin(STREAM, REF)).rejects.toThrow("no answer");
    answers = true;
    expect(await feed.begin(STREAM, REF)).toBe(2);
  });

  test("applied: five entries in one turn → one read, one frame", async () => {
    const feed = aFeed();
    await feed.begin(STREAM, REF);
    for (let i = 1; i <= 5; i += 1) feed.applied(STREAM, journal.add(aComment({ id: `c${i}` })));
    await until(() => pushes().length > 0, "a push");
    expect(pushes()).toMatchObject([{ after: 0, seq: 5 }]);
    expect(idsOf(pushes()[0])).toEqual(["c1", "c2", "c3", "c4", "c5"]);
    expect(journal.reads).toBe(1);
  });

  test("applied: an entry during a read → the same frame takes it along, in its latest state", async () => {
    const feed = aFeed();
    await feed.begin(STREAM, REF);
    const hidden = aComment({ id: "c1", status: "hidden", author: null, content: [], version: 2 });
    journal.duringReads.push(() => feed.applied(STREAM, journal.add(hidden)));
    feed.applied(STREAM, journal.add(aComment({ id: "c1" })));
    await until(() => pushes().length === 1, "a push");
    expect(pushes()).toMatchObject([{ after: 0, seq: 2, comments: [hidden] }]);
  });

  test("applied: each read meets another entry → pushes join without a gap, and all arrive", async () => {
    const feed = aFeed();
    await feed.begin(STREAM, REF);
    const more = () => feed.applied(STREAM, journal.add(aComment({ id: `c${journal.n() + 1}` })));
    for (let i = 0; i < 20; i += 1) journal.duringReads.push(more);
    more();
    await until(() => pushes().at(-1)?.["seq"] === 21, "the last entry");
    let at = 0;
    for (const push of pushes()) {
      expect(push["after"]).toBe(at);
      at = Number(push["seq"]);
    }
    expect(pushes().flatMap(idsOf)).toHaveLength(21);
  });

  test("applied: an entry with nothing public → moves seq with no comments", async () => {
    const feed = aFeed();
    await feed.begin(STREAM, REF);
    feed.applied(STREAM, journal.add());
    await until(() => pushes().length === 1, "a push");
    expect(pushes()).toMatchObject([{ after: 0, seq: 1, comments: [] }]);
  });

  test("applied: told late, twice or of another article → no push", async () => {
    journal.add(aComment());
    const feed = aFeed();
    await feed.begin(STREAM, REF);
    feed.applied(STREAM, 1);
    feed.applied("another", 9);
    feed.applied(STREAM, journal.add(aComment({ id: "c2" })));
    await until(() => pushes().length === 1, "a push");
    feed.applied(STREAM, 2);
    await feed.catchUp();
    expect(pushes()).toHaveLength(1);
    expect(journal.reads).toBe(1);
  });

  test("applied: the read fails once → told, and tried again", async () => {
    let fails = true;
    const feed = aFeed({
      async readChanges(_article, since) {
        if (!fails) return journal.read(since);
        fails = false;
        throw new Error("no answer");
      },
    });
    await feed.begin(STREAM, REF);
    feed.applied(STREAM, journal.add(aComment()));
    await until(() => pushes().length === 1, "a push");
    expect(failures).toHaveLength(1);
  });

  test("applied: the watchers are too far behind → an empty push that begins at the newest number", async () => {
    const feed = aFeed({
      readChanges: async () => ({
        article: anArticle(),
        comments: [],
        seq: 9_000,
        more: false,
        resync: true,
      }),
    });
    await feed.begin(STREAM, REF);
    feed.applied(STREAM, 9_000);
    await until(() => pushes().length === 1, "a push");
    expect(pushes()).toMatchObject([{ after: 9_000, seq: 9_000, comments: [] }]);
  });

  test("applied: the article is closed → `article` is told, once", async () => {
    const feed = aFeed();
    await feed.begin(STREAM, REF);
    journal.article = anArticle({ state: "closed" });
    feed.applied(STREAM, journal.add());
    await until(() => watcher.events().length === 2, "both pushes");
    feed.applied(STREAM, journal.add(aComment()));
    await until(() => pushes().length === 2, "another push");
    const told = watcher.events().filter(([name]) => name === "article");
    expect(told).toMatchObject([["article", { siteId: "s", id: "a1", state: "closed" }]]);
  });

  test("[W5] catchUp: a word was lost → what is newer is pushed", async () => {
    const feed = aFeed();
    await feed.begin(STREAM, REF);
    journal.add(aComment());
    await feed.catchUp();
    await until(() => pushes().length === 1, "a push");
    expect(feed.seqOf(STREAM)).toBe(1);
  });

  test("[W5] catchUp: an article that closes by the clock → `article` is told", async () => {
    let now = Date.parse("2026-01-01T00:00:00.000Z");
    journal.article = anArticle({ closesAt: "2026-01-01T01:00:00.000Z" });
    const feed = aFeed({
      now: () => now,
      articleOf: async () => ({
        ...journal.article,
        state: now > 1_767_229_200_000 ? "closed" : "open",
      }),
    });
    await feed.begin(STREAM, REF);
    await feed.catchUp();
    expect(watcher.events()).toEqual([]);
    now += 2 * 3_600_000;
    await feed.catchUp();
    expect(watcher.events()).toMatchObject([["article", { state: "closed" }]]);
  });

  test("end: the last one left and another came → begins anew at the number of now", async () => {
    const feed = aFeed();
    await feed.begin(STREAM, REF);
    rooms.leaveAll(watcher);
    feed.end(STREAM);
    feed.applied(STREAM, journal.add(aComment()));
    rooms.enter(STREAM, watcher);
    expect(await feed.begin(STREAM, REF)).toBe(1);
    expect(pushes()).toEqual([]);
  });
});
