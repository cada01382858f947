import { afterEach, expect, test } from "@jest/globals";
import mongoose from "mongoose";
import { describeWith } from "./describe-with.ts";
import type { StandInControl } from "./mongo-stand-in/control.ts";
import { openTestMongo } from "./mongo.ts";
import { unavailable } from "./unavailable.ts";

async function standInOnly() {
  const mongo = await openTestMongo();
  if ("unavailable" in mongo || mongo.standIn) return mongo;
  await mongo.stop();
  return { unavailable: "these tests are about the stand-in, and a MongoDB is there" };
}

await describeWith(standInOnly, "the MongoDB stand-in", (mongo) => {
  const connections: mongoose.Connection[] = [];
  const standIn = (): StandInControl => {
    if (!mongo.standIn) throw new Error("no stand-in");
    return mongo.standIn;
  };
  async function numbers() {
    const connection = await mongoose.createConnection(mongo.uri()).asPromise();
    connections.push(connection);
    return connection.collection<{ _id: string; n: number }>("numbers");
  }
  afterEach(async () => {
    await standIn().clearRules();
    await Promise.all(connections.splice(0).map((connection) => connection.close()));
  });

  test("twenty compare-and-set updates at once → one wins", async () => {
    const rows = await numbers();
    await rows.insertOne({ _id: "a", n: 0 });
    const updates = Array.from({ length: 20 }, () =>
      rows.updateOne({ _id: "a", n: 0 }, { $set: { n: 1 } }),
    );
    const won = (await Promise.all(updates)).filter((result) => result.modifiedCount === 1);
    expect(won).toHaveLength(1);
  });

  test("a reply cut after the commit → the client gets an error, the row is there", async () => {
    const rows = await numbers();
    await standIn().addRule({
      command: "insert",
      collection: "numbers",
      when: "after",
      cut: true,
      times: 1,
    });
    await expect(rows.insertOne({ _id: "a", n: 1 })).rejects.toMatchObject({
      name: "MongoNetworkError",
    });
    expect(await rows.findOne({ _id: "a" })).toEqual({ _id: "a", n: 1 });
  });

  test("cut before → the row is not there; skip and times count matches", async () => {
    const rows = await numbers();
    await standIn().addRule({ command: "insert", when: "before", cut: true, skip: 1, times: 1 });
    await rows.insertOne({ _id: "a", n: 1 });
    await expect(rows.insertOne({ _id: "b", n: 1 })).rejects.toMatchObject({
      name: "MongoNetworkError",
    });
    await rows.insertOne({ _id: "c", n: 1 });
    expect((await rows.find().toArray()).map((row) => row._id)).toEqual(["a", "c"]);
  });

  test("a held command → others pass it, and it is executed when let go", async () => {
    const rows = await numbers();
    const held = await standIn().addRule({
      command: "insert",
      when: "before",
      hold: true,
      times: 1,
    });
    const late = rows.insertOne({ _id: "late", n: 1 });
    await standIn().untilFired(held);
    await rows.insertOne({ _id: "early", n: 1 });
    expect(await rows.countDocuments({})).toBe(1);
    await standIn().removeRule(held);
    await late;
    expect(await rows.countDocuments({})).toBe(2);
  });

  test("an answer given in the server's place → the client sees that error", async () => {
    const rows = await numbers();
    const answer = { ok: 0, code: 11600, codeName: "InterruptedAtShutdown", errmsg: "going" };
    const rule = await standIn().addRule({ command: "insert", when: "after", answer, times: 1 });
    await expect(rows.insertOne({ _id: "a", n: 1 })).rejects.toMatchObject({ code: 11600 });
    expect(await standIn().rules()).toMatchObject([{ id: rule, matched: 1, fired: 1 }]);
    expect(await rows.countDocuments({})).toBe(1);
  });

  test("recording → the commands as sent, with their concerns and documents", async () => {
    const rows = await numbers();
    await standIn().record();
    await rows.insertOne({ _id: "a", n: 1 }, { writeConcern: { w: "majority", j: true } });
    await rows.findOne({ _id: "a" }, { readConcern: "majority" });
    const sent = (await standIn().recorded()).filter((command) => command.collection === "numbers");
    expect(sent).toMatchObject([
      {
        name: "insert",
        body: { writeConcern: { w: "majority", j: true }, documents: [{ _id: "a", n: 1 }] },
      },
      { name: "find", body: { readConcern: { level: "majority" }, filter: { _id: "a" } } },
    ]);
    await standIn().stopRecording();
    expect(await standIn().recorded()).toEqual([]);
  });

  test("a rule with an unknown member → refused", async () => {
    const wrong = { when: "before", comand: "insert" } as const;
    await expect(standIn().addRule(wrong)).rejects.toThrow("unknown field");
  });
});

test("unavailable: required → throws, with the reason", () => {
  process.env["REQUIRE_NOTHING"] = "1";
  expect(() => unavailable("REQUIRE_NOTHING", "it is not here")).toThrow("it is not here");
  delete process.env["REQUIRE_NOTHING"];
  expect(unavailable("REQUIRE_NOTHING", "it is not here")).toEqual({
    unavailable: "it is not here",
  });
});
