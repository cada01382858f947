import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { describeWith } from "../../../../tests/support/describe-with.ts";
import { openTestMongo } from "../../../../tests/support/mongo.ts";
import type { RecordedCommand } from "../../../../tests/support/mongo-stand-in/control.ts";
import { aNote, JANUARY } from "./contract/opened-journal.ts";
import { openMongoLedger, type OpenedMongoLedger } from "./contract/open-ledger.mongo.ts";
import { JOURNAL_INDEXES } from "./mongo-entries.ts";

async function openStandIn() {
  const mongo = await openTestMongo();
  if ("unavailable" in mongo) return mongo;
  if (mongo.standIn) return { ...mongo, standIn: mongo.standIn };
  await mongo.stop();
  return { unavailable: "a real MongoDB does not tell what was sent" };
}

test("indexes → a site's log in its order, and a comment's; nothing else is looked for", () => {
  expect(JOURNAL_INDEXES).toEqual([
    {
      collection: "entries",
      key: { "log.sites": 1, "log.at": -1, stream: -1, n: -1 },
      sparse: true,
    },
    { collection: "entries", key: { "log.acts.comment": 1, n: -1 }, sparse: true },
  ]);
});

await describeWith(openStandIn, "what the journal sends to MongoDB", (mongo) => {
  let opened: OpenedMongoLedger;

  beforeEach(async () => {
    opened = await openMongoLedger(mongo.uri(), { now: () => JANUARY, onApplied: () => {} });
  });
  afterEach(() => opened.close());

  /** All of it, from the first note to a refusal, with reads between. */
  async function recordedLife(): Promise<RecordedCommand[]> {
    const { journal, reads } = opened;
    await mongo.standIn.record();
    await journal.submit("s", aNote("a"));
    await journal.submit("s", aNote("b", { on: "a" }));
    await journal.submit("s", { kind: "close", by: "m" });
    await journal.submit("s", { kind: "close", by: "m" });
    await journal.submit("s", aNote("c")).catch(() => {});
    await reads.entries("s", 0, 10);
    const sent = await mongo.standIn.recorded();
    await mongo.standIn.stopRecording();
    return sent.filter(({ name }) => ["find", "insert", "update"].includes(name));
  }

  test("[J10] every read → from the primary, with readConcern majority", async () => {
    const { journal, reads } = opened;
    await mongo.standIn.record();
    await journal.submit("s", aNote("a"));
    await journal.submit("s", { kind: "strike", id: "a", by: "m", reason: "spam" });
    await reads.head("s");
    await reads.entries("s", 0, 10);
    const [line] = await reads.log("books", null, 10);
    await reads.log("books", line?.id ?? null, 10);
    await reads.logOfComments(["a"], 10);
    const sent = await mongo.standIn.recorded();
    const finds = sent.filter(({ name }) => name === "find");
    expect(finds.length).toBeGreaterThan(10);
    for (const { body } of finds) {
      expect(body["readConcern"]).toEqual({ level: "majority" });
      expect([undefined, { mode: "primary" }]).toContainEqual(body["$readPreference"]);
    }
  });

  test("[J3] every write → acknowledged by a majority that has it on disk", async () => {
    const writes = (await recordedLife()).filter(({ name }) => name !== "find");
    expect(writes.length).toBeGreaterThan(8);
    for (const { body } of writes)
      expect(body["writeConcern"]).toEqual({ w: "majority", j: true, wtimeout: 4_000 });
  });

  test("[J11] every command of a stream → names it, so that a cluster asks one shard", async () => {
    for (const { name, collection, body } of await recordedLife()) {
      const key = collection === "ledgers" ? "_id" : "stream";
      const filters = name === "find" ? [body["filter"]] : updatesOf(body).map(({ q }) => q);
      for (const filter of filters)
        expect(JSON.stringify(filter)).toMatch(
          collection === "entries" ? OWN_ENTRIES : /"(?:_id|stream)":(?:"s"|\{"\$eq":"s"\})/,
        );
      for (const document of documentsOf(body)) expect(document).toMatchObject({ [key]: "s" });
    }
  });

  /** An entry's id begins with its stream's: the range key of a cluster. */
  const OWN_ENTRIES = /"_id":(?:"s:\d+"|\{"\$in":\["s:\d+"(?:,"s:\d+")*\]\})/;

  test("[J9] what is set → guarded by n and without upsert; never an empty bulk", async () => {
    const sent = await recordedLife();
    const updates = sent.filter(({ name }) => name === "update");
    for (const { collection, body } of updates) {
      expect(updatesOf(body).length).toBeGreaterThan(0);
      for (const { q, upsert } of updatesOf(body)) {
        if (collection !== "entries") expect(q).toMatchObject({ n: { $lt: expect.any(Number) } });
        expect(upsert).not.toBe(true);
      }
    }
    for (const { name, body } of sent)
      if (name === "insert") expect(documentsOf(body).length).toBeGreaterThan(0);
    // Closing touches no note at all.
    const ofNotes = sent.filter(
      ({ name, collection }) => name !== "find" && collection === "notes",
    );
    expect(ofNotes.map(({ name }) => name).sort()).toEqual(["insert", "insert", "update"]);
  });
});

const updatesOf = (body: RecordedCommand["body"]): Record<string, unknown>[] =>
  Array.isArray(body["updates"]) ? body["updates"] : [];
const documentsOf = (body: RecordedCommand["body"]): unknown[] =>
  Array.isArray(body["documents"]) ? body["documents"] : [];
