import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { randomBytes } from "node:crypto";
import { createMongoSteps } from "@parley/service-kit/journal/mongo-steps";
import { createSteppedJournal } from "@parley/service-kit/journal/stepped/stepped-journal";
import type { NewEntry } from "@parley/service-kit/journal/stepped/steps";
import { type MongoStore, openMongo } from "@parley/service-kit/storage/mongo/open-mongo";
import { describeWith } from "../../../../tests/support/describe-with.ts";
import { openTestMongo } from "../../../../tests/support/mongo.ts";
import { aTestArticle } from "../testing/a-test-article.ts";
import { openTestMongoStores } from "../testing/open-stores.mongo.ts";
import type { OpenedStores } from "../testing/opened-stores.ts";
import { articleStream } from "./article-stream.ts";
import { COMMENTS } from "./changes.ts";
import { ARTICLES } from "./documents.mongo.ts";
import { commandsOf, randomSteps } from "./testing/random-commands.ts";
import { createMongoViews } from "./views.mongo.ts";

await describeWith(openTestMongo, "article views on MongoDB", (mongo) => {
  const clock = { now: Date.parse("2026-01-01T00:00:00.000Z") };
  let stores: OpenedStores;
  let store: MongoStore;

  beforeAll(async () => {
    const uri = mongo.uri();
    const surroundings = { now: () => clock.now, onArticleApplied() {}, onSiteApplied() {} };
    stores = await openTestMongoStores(uri, surroundings);
    store = await openMongo({ uri, appName: "test", logger: { warn: () => {} } });
  });
  afterAll(async () => {
    await stores.close();
    await store.close();
  });

  async function everyDocument() {
    const all = [COMMENTS, ARTICLES].map((name) =>
      store.collection<{ _id: string }>(name).find().sort({ _id: 1 }).toArray(),
    );
    return Promise.all(all);
  }

  test("[J9] every entry is applied again and late, in any order → no document changes", async () => {
    const steps = createMongoSteps(store, createMongoViews(store));
    const entries: NewEntry[] = [];
    const journal = createSteppedJournal({
      kind: articleStream,
      steps: {
        ...steps,
        insertEntry(entry) {
          entries.push(entry);
          return steps.insertEntry(entry);
        },
      },
      now: () => clock.now,
      newAttempt: () => randomBytes(12).toString("base64url"),
      onApplied() {},
      patience: { wait: async () => {}, random: () => 0 },
    });
    const place = { siteId: "site", articleId: "article" };
    const article = aTestArticle({ stores: () => stores }, place);
    const [some = []] = fc.sample(randomSteps(25), { numRuns: 1, seed: 5 });
    for (const [index, command] of commandsOf(article, some).entries()) {
      clock.now += some[index]?.afterMs ?? 0;
      await journal.submit(article.stream, command).catch(() => {});
    }
    const all = { siteId: "site", stream: null, after: null, limit: 1 };
    const [voted] = await stores.queue.list("all", all);
    if (!voted) throw new Error("nothing was posted");
    await stores.votes.put(voted, { accountId: "voter", value: 1, at: "2026" });

    const before = await everyDocument();
    expect(entries.length).toBeGreaterThan(10);
    for (const entry of [...entries, ...entries.toReversed()]) {
      await steps.applyDocuments(entry);
      await steps.markApplied(entry);
    }
    expect(await everyDocument()).toEqual(before);
  });
});
