import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { describeWith } from "../../../../tests/support/describe-with.ts";
import { openTestMongo } from "../../../../tests/support/mongo.ts";
import type { StandInControl } from "../../../../tests/support/mongo-stand-in/control.ts";
import { aNote, JANUARY } from "./contract/opened-journal.ts";
import { openMongoLedger, type OpenedMongoLedger } from "./contract/open-ledger.mongo.ts";
import type { EntryDocument } from "./mongo-entries.ts";

/** Only the stand-in can hold and cut commands. */
async function openStandIn() {
  const mongo = await openTestMongo();
  if ("unavailable" in mongo) return mongo;
  if (mongo.standIn) return { ...mongo, standIn: mongo.standIn };
  await mongo.stop();
  return { unavailable: "a real MongoDB cannot hold and cut commands" };
}

await describeWith(openStandIn, "the journal on MongoDB, when things go wrong", (mongo) => {
  const standIn: StandInControl = mongo.standIn;
  let slow: OpenedMongoLedger;
  let other: OpenedMongoLedger;

  beforeEach(async () => {
    const uri = mongo.uri();
    const given = { now: () => JANUARY, onApplied: () => {} };
    slow = await openMongoLedger(uri, given);
    other = await openMongoLedger(uri, given);
  });

  afterEach(async () => {
    await standIn.clearRules();
    await slow.close();
    await other.close();
  });

  const entries = async () =>
    (await other.store.collection<EntryDocument>("entries").find().toArray()).sort(
      (one, next) => one.n - next.n,
    );

  const twoNotes = async () => {
    await slow.journal.submit("s", aNote("a"));
    await slow.journal.submit("s", aNote("b"));
    // Answers go out before the payload is taken off: a rule of the test's must not meet that.
    while ((await entries()).some(({ payload }) => payload !== undefined));
  };
  const move = (amount: number) => ({ kind: "move", from: "a", to: "b", amount }) as const;

  /** Creates one, sets another and the ledger: all the steps there are. */
  const reply = aNote("reply", { on: "a" });

  describe("[J3][J4][J9] a writer stands still", () => {
    test.each([
      ["before it creates documents", "insert", "notes"],
      ["before it sets documents", "update", "notes"],
      ["before the mark", "update", "ledgers"],
      ["before the payload is taken off", "update", "entries"],
    ])(
      "%s → the next comer finishes; what comes late does nothing",
      async (_, command, collection) => {
        await twoNotes();
        const held = await standIn.addRule({
          command,
          collection,
          when: "before",
          hold: true,
          times: 1,
        });
        const late = slow.journal.submit("s", reply);
        await standIn.untilFired(held);

        await other.journal.submit("s", { kind: "edit", id: "reply", text: "edited" });
        await other.journal.submit("s", { kind: "strike", id: "reply", by: "m", reason: "spam" });
        await other.journal.submit("s", move(7));
        await other.journal.submit("s", { kind: "audit" });
        const before = await other.ledger("s");
        expect(before.notes.get("reply")).toMatchObject({
          text: "edited",
          struck: true,
          version: 3,
        });
        expect(before.notes.get("a")).toMatchObject({ answered: true, balance: -7 });
        expect(before.head).toMatchObject({ count: 2, last: 3 });

        await standIn.removeRule(held);
        expect(await late).toMatchObject({ id: "reply", note: { version: 1 } });
        expect(await other.ledger("s")).toEqual(before);
        await other.journal.submit("s", { kind: "close", by: "m" });
        const all = await entries();
        expect(all.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7]);
        expect(all.slice(0, -1).filter(({ payload }) => payload !== undefined)).toEqual([]);
      },
    );

    test("before the first entry's mark → one ledger, as of the last entry", async () => {
      const held = await standIn.addRule({
        command: "insert",
        collection: "ledgers",
        when: "before",
        hold: true,
        times: 1,
      });
      const late = slow.journal.submit("s", aNote("a"));
      await standIn.untilFired(held);
      await other.journal.submit("s", aNote("b"));
      await standIn.removeRule(held);
      await late;
      expect((await other.ledger("s")).head).toEqual({ count: 2, last: 2, closed: false });
      expect(await other.reads.head("s")).toMatchObject({ n: 2 });
    });

    test("readers → answer as of the mark, and tell nothing of the open entry", async () => {
      await twoNotes();
      const strike = { kind: "strike", id: "a", by: "m", reason: "spam" } as const;
      const held = await standIn.addRule({
        command: "update",
        collection: "ledgers",
        when: "before",
        hold: true,
      });
      const late = slow.journal.submit("s", strike);
      await standIn.untilFired(held);
      expect(await other.reads.entries("s", 0, 10)).toHaveLength(2);
      expect(await other.reads.log("books", null, 10)).toEqual([]);
      expect((await other.reads.logOfComments(["a"], 10)).get("a")).toEqual([]);
      await standIn.removeRule(held);
      await late;
      expect(await other.reads.entries("s", 0, 10)).toHaveLength(3);
      expect(await other.reads.log("books", null, 10)).toHaveLength(1);
      expect((await other.reads.logOfComments(["a"], 10)).get("a")).toHaveLength(1);
    });
  });

  test("[J1] a refusal, decided while somebody appends → it is decided again", async () => {
    await twoNotes();
    const held = await standIn.addRule({
      command: "find",
      collection: "notes",
      when: "after",
      hold: true,
      times: 1,
    });
    const edit = slow.journal.submit("s", { kind: "edit", id: "c", text: "edited" });
    await standIn.untilFired(held);
    await other.journal.submit("s", aNote("c"));
    await standIn.removeRule(held);
    expect(await edit).toMatchObject({ id: "c", note: { text: "edited" } });
  });

  test("[J1] the number is taken by another → decided again on what that left", async () => {
    await twoNotes();
    const held = await standIn.addRule({
      command: "insert",
      collection: "entries",
      when: "before",
      hold: true,
      times: 1,
    });
    const late = slow.journal.submit("s", move(1));
    await standIn.untilFired(held);
    await other.journal.submit("s", move(10));
    await standIn.removeRule(held);
    expect(await late).toMatchObject({ note: { balance: -11 } });
    await other.journal.submit("s", { kind: "audit" });
  });

  describe("[J5][T119] it is unknown whether the append was done", () => {
    const stepDown = {
      ok: 0,
      code: 10_107,
      codeName: "NotWritablePrimary",
      errmsg: "stepped down",
    };
    const late = { code: 64, codeName: "WriteConcernTimeout", errmsg: "waiting timed out" };
    test.each([
      ["done, the reply cut", { when: "after", cut: true }],
      ["not done, the connection cut", { when: "before", cut: true }],
      [
        "done, no majority in time",
        { when: "after", answer: { ok: 1, n: 1, writeConcernError: late } },
      ],
      ["done, then the primary stepped down", { when: "after", answer: stepDown }],
      ["not done, the primary stepped down", { when: "before", answer: stepDown }],
    ] as const)("%s → the same entry again, and one change", async (_, fault) => {
      await twoNotes();
      await standIn.record();
      await standIn.addRule({ command: "insert", collection: "entries", times: 1, ...fault });
      expect(await slow.journal.submit("s", move(5))).toMatchObject({ note: { balance: -5 } });
      const sent = (await standIn.recorded()).filter(
        ({ name, collection }) => name === "insert" && collection === "entries",
      );
      await standIn.stopRecording();
      expect(sent).toHaveLength(2);
      expect(sent[0]?.body["documents"]).toEqual(sent[1]?.body["documents"]);
      await other.journal.submit("s", move(1));
      expect((await other.ledger("s")).notes.get("b")).toMatchObject({ balance: 6, version: 3 });
    });

    test("and meanwhile the number went to another → decided again", async () => {
      await twoNotes();
      const cut = await standIn.addRule({
        command: "insert",
        collection: "entries",
        when: "before",
        cut: true,
        times: 1,
      });
      const late = slow.journal.submit("s", move(1));
      await standIn.untilFired(cut);
      await other.journal.submit("s", move(10));
      expect(await late).toMatchObject({ note: { balance: -11 } });
    });

    test("and it stays unknown → store-unavailable; asked again with its key, one note", async () => {
      await twoNotes();
      await standIn.addRule({ command: "insert", collection: "entries", when: "after", cut: true });
      const unknown = slow.journal.submit("s", aNote("c", { key: "k" }));
      await expect(unknown).rejects.toMatchObject({ code: "store-unavailable" });
      await standIn.clearRules();
      expect(await other.journal.submit("s", aNote("d", { key: "k" }))).toMatchObject({ id: "c" });
      expect((await other.ledger("s")).head).toMatchObject({ count: 3, last: 3 });
    });
  });

  test("[J3] replies cut while it is applied → each step again, and one change", async () => {
    await twoNotes();
    for (const [command, collection] of [
      ["insert", "notes"],
      ["update", "notes"],
      ["update", "ledgers"],
    ] as const)
      await standIn.addRule({ command, collection, when: "after", cut: true, times: 1 });
    expect(await slow.journal.submit("s", reply)).toMatchObject({ id: "reply" });
    await slow.journal.submit("s", { kind: "audit" });
    expect((await other.ledger("s")).notes.get("a")).toMatchObject({ answered: true });
  });

  test("[J3] a payload left behind → the next writer takes it off before its own is there", async () => {
    await twoNotes();
    const cut = await standIn.addRule({
      command: "update",
      collection: "entries",
      when: "before",
      cut: true,
    });
    await slow.journal.submit("s", move(1));
    await standIn.untilFired(cut);
    await standIn.clearRules();
    await standIn.record();
    await other.journal.submit("s", move(1));
    const writes = (await standIn.recorded()).filter(
      ({ name, collection }) => name !== "find" && collection === "entries",
    );
    await standIn.stopRecording();
    expect(writes.slice(0, 2)).toMatchObject([
      { name: "update", body: { updates: [{ q: { _id: "s:3" } }] } },
      { name: "insert", body: { documents: [{ _id: "s:4" }] } },
    ]);
  });
});
