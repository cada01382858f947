import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { describeWith } from "../../../tests/support/describe-with.ts";
import { openStandIn } from "../../../tests/support/open-stand-in.ts";
import { OTHER } from "./article-stream/testing/commands.ts";
import { aTestArticle, type TestArticle } from "./testing/a-test-article.ts";
import { openTestMongoStores } from "./testing/open-stores.mongo.ts";
import type { OpenedStores } from "./testing/opened-stores.ts";

const AT = "2026-01-01T00:00:00.000Z";
const PLACE = { siteId: "site", articleId: "article" };

await describeWith(openStandIn, "recounts on MongoDB, when things go wrong", (mongo) => {
  const { standIn } = mongo;
  let slow: OpenedStores;
  let other: OpenedStores;
  let article: TestArticle;

  beforeEach(async () => {
    const uri = mongo.uri();
    const clock = { now: Date.parse(AT) };
    const surroundings = { now: () => clock.now, onArticleApplied() {}, onSiteApplied() {} };
    slow = await openTestMongoStores(uri, surroundings);
    other = await openTestMongoStores(uri, surroundings);
    article = aTestArticle({ stores: () => other }, PLACE);
  });
  afterEach(async () => {
    await standIn.clearRules();
    await slow.close();
    await other.close();
  });

  const vote = (accountId: string, value: 1 | 0 | -1) => ({ accountId, value, at: AT });
  const report = { accountId: OTHER.id, reason: "spam", note: null, at: AT, n: 1 } as const;
  const atRecount = {
    command: "update",
    collection: "comments",
    when: "before",
    times: 1,
  } as const;

  /** Begins something in the process that stands still before it writes the counters. */
  async function standStill<Result>(begin: () => Promise<Result>) {
    const rule = await standIn.addRule({ ...atRecount, hold: true });
    const done = begin();
    await standIn.untilFired(rule);
    return { goOn: () => standIn.removeRule(rule), done };
  }

  describe("[J12] votes", () => {
    test("counted, then one comes and the sum is the same again → the late counters are not written", async () => {
      const comment = await article.post();
      await other.votes.put(comment, vote("a", 1));
      // One vote is taken back: none is left, but before that is written another comes, and one is right again.
      const { goOn, done } = await standStill(() => slow.votes.put(comment, vote("a", 0)));
      expect(await other.votes.put(comment, vote("b", 1))).toEqual({ up: 1, down: 0 });
      await goOn();
      expect(await done).toEqual({ up: 1, down: 0 });
      expect(await article.again(comment)).toMatchObject({ up: 1, down: 0 });
    });

    test("the comment is decided meanwhile → neither undoes the other", async () => {
      const comment = await article.post();
      const { goOn, done } = await standStill(() => slow.votes.put(comment, vote("a", 1)));
      await article.decide("pin", comment);
      await goOn();
      await done;
      expect(await article.again(comment)).toMatchObject({ up: 1, pinned: true, version: 2 });
    });

    test("the connection breaks between row and recount → store-unavailable; asked again → right", async () => {
      const comment = await article.post();
      await standIn.addRule({ ...atRecount, cut: true });
      const put = slow.votes.put(comment, vote("a", 1));
      await expect(put).rejects.toMatchObject({ code: "store-unavailable" });
      expect(await article.again(comment)).toMatchObject({ up: 0 });
      expect(await slow.votes.put(comment, vote("a", 1))).toEqual({ up: 1, down: 0 });
    });

    test("two processes, many votes at once → nobody is lost and nobody counts twice", async () => {
      const comment = await article.post();
      const people = Array.from({ length: 20 }, (_, index) => `person ${index}`);
      await Promise.all(
        people.map((id, index) => (index % 2 ? slow : other).votes.put(comment, vote(id, 1))),
      );
      expect(await article.again(comment)).toMatchObject({ up: 20, down: 0 });
    });
  });

  describe("[J12] reports", () => {
    test("counted, then a decision comes → the settled report is not counted again", async () => {
      const comment = await article.post();
      const { goOn, done } = await standStill(() => slow.reports.put(comment, report));
      await article.decide("pin", comment);
      await goOn();
      await done;
      expect(await article.again(comment)).toMatchObject({ openReports: 0, pinned: true });
    });

    test("a decision that came before is applied late → it settles what it is later than", async () => {
      const comment = await article.post();
      const { goOn, done } = await standStill(() => article.decide("pin", comment));
      await slow.reports.put(comment, report);
      expect(await article.again(comment)).toMatchObject({ openReports: 1, pinned: false });
      await goOn();
      await done;
      expect(await article.again(comment)).toMatchObject({ openReports: 0, pinned: true });
    });
  });
});
