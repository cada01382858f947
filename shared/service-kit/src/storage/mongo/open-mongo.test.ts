import { afterEach, describe, expect, test } from "@jest/globals";
import { describeWith } from "../../../../../tests/support/describe-with.ts";
import { freePort } from "../../../../../tests/support/free-port.ts";
import { openTestMongo } from "../../../../../tests/support/mongo.ts";
import { eq, lt, oneOf } from "./checked.ts";
import { type MongoStore, openMongo } from "./open-mongo.ts";

const silent = { warn: () => {} };

test("openMongo: nothing listens → one line, within 10 s, that hides the password", async () => {
  const uri = `mongodb://parley:hunter2@127.0.0.1:${await freePort()}/parley?directConnection=true`;
  const failed = await openMongo({ uri, appName: "test", logger: silent }).catch(String);
  expect(failed).toMatch(/^Error: no MongoDB answers at mongodb:\/\/127\.0\.0\.1:\d+\/parley /);
  expect(failed).toContain("MONGODB_URI");
  expect(failed).not.toMatch(/hunter2|\n/);
}, 10_000);

describe("checked filters", () => {
  test("a value → always under an operator of ours", () => {
    expect([eq("a"), eq(null), lt(3), oneOf(["a", "b"])]).toEqual([
      { $eq: "a" },
      { $eq: null },
      { $lt: 3 },
      { $in: ["a", "b"] },
    ]);
  });

  test.each(['{"$ne":""}', '["a"]', '{"toString":"a"}'])(
    "%s in place of a value → refused",
    (text) => {
      expect(() => eq(JSON.parse(text))).toThrow(TypeError);
      expect(() => oneOf([JSON.parse(text)])).toThrow(TypeError);
    },
  );
});

await describeWith(openTestMongo, "openMongo", (mongo) => {
  const stores: MongoStore[] = [];
  afterEach(async () => {
    await mongo.standIn?.clearRules();
    await Promise.all(stores.splice(0).map((store) => store.close()));
  });
  async function open(logger = silent): Promise<MongoStore> {
    const store = await openMongo({ uri: mongo.uri(), appName: "test", logger });
    stores.push(store);
    return store;
  }
  interface Row {
    _id: string;
    n: number;
  }

  test("[T119] a server without a replica set → a warning names what it cannot promise", async () => {
    const warned: unknown[] = [];
    await open({ warn: (...line: unknown[]) => void warned.push(line) });
    if (mongo.standIn) expect(warned).toMatchObject([[{ event: "mongo.standalone" }, /disk/]]);
  });

  test("indexes → there when told so; a second time changes nothing", async () => {
    const store = await open();
    const indexes = [{ collection: "rows", key: { n: 1 }, unique: true }] as const;
    await store.buildIndexes(indexes);
    await store.buildIndexes(indexes);
    const rows = store.collection<Row>("rows");
    await rows.insertOne({ _id: "a", n: 1 });
    await expect(rows.insertOne({ _id: "b", n: 1 })).rejects.toMatchObject({ code: 11_000 });
  });

  test("an index of some documents, on a server that knows only whole ones → it stands whole", async () => {
    const store = await open();
    const index = { collection: "rows", key: { n: 1 }, only: { kept: true } } as const;
    await store.buildIndexes([index]);
    const built = await store.collection<Row>("rows").indexes();
    expect(built).toContainEqual(expect.objectContaining({ key: { n: 1 } }));
    if (mongo.standIn)
      expect(built).not.toContainEqual(expect.objectContaining({ only: index.only }));
  });

  test("the database is away → store-unavailable; back → it answers, with nothing done here", async () => {
    if (!mongo.standIn) return;
    const store = await open();
    const rows = store.collection<Row>("rows");
    expect(store.notReady()).toBeNull();
    const away = await mongo.standIn.addRule({ when: "before", cut: true });
    const call = store.run(() => rows.insertOne({ _id: "a", n: 1 }));
    await expect(call).rejects.toMatchObject({ code: "store-unavailable" });
    await mongo.standIn.removeRule(away);
    await store.run(() => rows.insertOne({ _id: "a", n: 1 }));
    expect(store.notReady()).toBeNull();
  });

  test("an error that is the call's own → as it is", async () => {
    const store = await open();
    const rows = store.collection<Row>("rows");
    await rows.insertOne({ _id: "a", n: 1 });
    const again = store.run(() => rows.insertOne({ _id: "a", n: 1 }));
    await expect(again).rejects.toMatchObject({ name: "MongoServerError", code: 11_000 });
  });
});
