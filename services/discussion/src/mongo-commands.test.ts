import { beforeAll, expect, test } from "@jest/globals";
import { describeWith } from "../../../tests/support/describe-with.ts";
import type { RecordedCommand } from "../../../tests/support/mongo-stand-in/control.ts";
import { openStandIn } from "../../../tests/support/open-stand-in.ts";
import { ACCOUNT_DIRECTORY_INDEXES } from "./account-directory/account-directory.mongo.ts";
import type { CommentRecord } from "./article-stream/records.ts";
import { anEdit, OTHER, READER } from "./article-stream/testing/commands.ts";
import type { SiteCommand } from "./site-stream/commands.ts";
import { streamOfSite } from "./site-stream/site-stream.ts";
import { repairArticles } from "./repair/repair-articles.ts";
import { DISCUSSION_INDEXES } from "./indexes.mongo.ts";
import { aTestArticle, type TestArticle } from "./testing/a-test-article.ts";
import { conditionsOf, queriesIn, type Query, serves } from "./testing/index-serves.mongo.ts";
import { openTestMongoStores } from "./testing/open-stores.mongo.ts";
import type { OpenedStores } from "./testing/opened-stores.ts";

const AT = "2026-01-01T00:00:00.000Z";

/** Every write there is, on a site of one article. */
async function writeEverything(stores: OpenedStores, article: TestArticle) {
  const { siteId } = article;
  const { votes, reports } = stores;
  const submit = (command: SiteCommand) => stores.siteJournal.submit(streamOfSite(siteId), command);
  const by = { siteId, actor: "admin" };
  await submit({ ...by, kind: "create-site", name: "Site", allowedOrigins: [] });
  const person = { accountId: "reader", until: null, reason: "rude", note: null };
  for (const id of ["s1", "s2"])
    await submit({ ...by, ...person, kind: "sanction", id, sanction: "mute" });
  await submit({ ...by, kind: "lift-sanction", id: "s2" });
  const [root, other] = [await article.post({ key: "k" }), await article.post()];
  const reply = await article.reply(root);
  for (let i = 0; i < 3; i += 1) await article.reply(reply);
  await article.held();
  await article.submit(anEdit(other.id));
  await article.decide("hide", reply, "rude");
  await article.decide("pin", other);
  await votes.put(root, { accountId: OTHER.id, value: 1, at: AT });
  await votes.put(root, { accountId: OTHER.id, value: -1, at: AT });
  const report = { accountId: OTHER.id, reason: "spam", note: null, at: AT, n: 3 } as const;
  await reports.put(root, report);
  return { root, other };
}

async function readComments(
  { comments, votes, reports }: OpenedStores,
  { stream }: TestArticle,
  { root, other }: { root: CommentRecord; other: CommentRecord },
): Promise<void> {
  await reports.openOf([root, other]);
  await votes.mine(stream, OTHER.id, 10);
  await comments.find(root.id);
  await comments.findMany([root.id, other.id]);
  await comments.findByKey(stream, READER.id, "k");
  for (const sort of ["best", "newest", "oldest", "discussed"] as const)
    for (const after of [null, { pinned: false, key: 1, place: 1 }])
      await comments.roots(stream, sort, { after, limit: 2 });
  await comments.firstReplies(stream, [root.place, other.place], 2);
  await comments.replies(root, { after: 0, limit: 2 });
  for (const status of ["pending", "hidden"] as const)
    await comments.ownWithStatus(stream, OTHER.id, { status, limit: 2 });
}

async function readLists(
  { articles, sites, queue, journal }: OpenedStores,
  { siteId, stream }: TestArticle,
  root: CommentRecord,
): Promise<void> {
  for (const status of ["pending", "hidden", "reported", "all"] as const)
    for (const after of [null, root])
      for (const where of [null, stream])
        await queue.list(status, { siteId, stream: where, after, limit: 2 });
  await queue.counts(siteId);
  await articles.find(stream);
  await articles.counts([stream]);
  await articles.lastSeqs([stream]);
  await sites.find(siteId);
  await sites.all();
  await sites.sanctionsOf(siteId, "reader");
  for (const after of [null, { createdAt: root.createdAt, id: "s1" }])
    await sites.sanctions(siteId, { after, limit: 2 });
  await journal.head(stream);
  await journal.entries(stream, 0, 10);
  const [line] = await journal.log(siteId, null, 1);
  await journal.log(siteId, line?.id ?? null, 1);
  await journal.logOfComments([root.id], 10);
}

test("indexes → as data: what each holds, in which order; none is unique [J9]", () => {
  const told = DISCUSSION_INDEXES.map(({ collection, key, only, sparse }) => {
    const fields = Object.entries(key).map(([field, way]) => (way === 1 ? field : `-${field}`));
    const some = only ? ` where ${Object.keys(only).join(" ")}` : "";
    return `${collection}: ${fields.join(" ")}${some}${sparse ? " sparse" : ""}`;
  });
  expect(told).toEqual([
    "entries: log.sites -log.at -stream -n sparse",
    "entries: log.acts.comment -n sparse",
    "comments: stream pinned place where ordinal shown",
    "comments: stream pinned score place where ordinal shown",
    "comments: stream pinned replyCount place where ordinal shown",
    "comments: stream rootPlace ordinal",
    "comments: stream place",
    "comments: stream authorId -place createdAt textHash id",
    "comments: stream authorId status place where status",
    "comments: stream status place where status",
    "comments: stream place openReports where openReports",
    "comments: siteId createdAt id",
    "comments: siteId status createdAt id where status",
    "comments: siteId createdAt id openReports where openReports",
    "sanctions: siteId accountId liftedAt",
    "sanctions: siteId liftedAt createdAt id",
    "votes: stream comment value",
    "votes: stream account -at -comment value",
    "reports: stream comment at account n",
    "ended_sessions: at",
  ]);
  expect(DISCUSSION_INDEXES.filter(({ unique }) => unique)).toEqual([]);
});

await describeWith(openStandIn, "what the discussion sends to MongoDB", (mongo) => {
  let sent: RecordedCommand[];

  beforeAll(async () => {
    const clock = { now: Date.parse("2026-01-01T00:00:00.000Z") };
    const surroundings = { now: () => clock.now, onArticleApplied() {}, onSiteApplied() {} };
    const stores = await openTestMongoStores(mongo.uri(), surroundings);
    await mongo.standIn.record();
    const place = { siteId: "site", articleId: "article" };
    const article = aTestArticle({ stores: () => stores }, place);
    const { root, other } = await writeEverything(stores, article);
    await readComments(stores, article, { root, other });
    await readLists(stores, article, root);
    await stores.spoilViews(root);
    await stores.spoilCounters(root.id);
    await repairArticles({ ...stores, onRepaired() {} });
    sent = await mongo.standIn.recorded();
    await mongo.standIn.stopRecording();
    await stores.close();
  });

  const reads = () => sent.filter(({ name }) => name === "find" || name === "aggregate");
  const writes = () => sent.filter(({ name }) => name === "insert" || name === "update");

  test("[J10] every read → from the primary, with readConcern majority", () => {
    expect(reads().length).toBeGreaterThan(80);
    for (const { body } of reads()) {
      expect(body["readConcern"]).toEqual({ level: "majority" });
      expect([undefined, { mode: "primary" }]).toContainEqual(body["$readPreference"]);
    }
  });

  test("[J3] every write → acknowledged by a majority that has it on disk", () => {
    expect(writes().length).toBeGreaterThan(40);
    for (const { body } of writes())
      expect(body["writeConcern"]).toEqual({ w: "majority", j: true, wtimeout: 4_000 });
  });

  test("every filter → an id's text alone, or values under an operator of ours", () => {
    for (const { filter } of queriesIn(sent))
      for (const condition of conditionsOf(filter))
        for (const [field, value] of Object.entries(condition)) {
          if (field === "_id" && typeof value === "string") continue;
          const operators = Object.keys(value as object);
          expect([field, operators.filter((one) => !one.startsWith("$"))]).toEqual([field, []]);
          expect(operators.length).toBeGreaterThan(0);
        }
  });

  test("[J11] comments, votes and reports → always of a named article, but for a site's lists", () => {
    const sharded = queriesIn(sent).filter(({ collection }) =>
      ["comments", "votes", "reports", "entries"].includes(collection),
    );
    expect(sharded.length).toBeGreaterThan(80);
    // An id begins with its stream's.
    const everywhere = sharded.filter(({ filter }) => !("stream" in filter || "_id" in filter));
    const named = everywhere.map(({ filter }) => Object.keys(filter)[0]);
    expect(new Set(named)).toEqual(new Set(["siteId", "log.sites", "log.acts.comment"]));
  });

  test("every query → by `_id`, or it has an index that gives its order", () => {
    const isById = ({ filter }: Query) => "_id" in filter;
    const indexed = (query: Query) => DISCUSSION_INDEXES.some((index) => serves(index, query));
    const without = queriesIn(sent).filter((query) => !isById(query) && !indexed(query));
    expect(without.map(({ collection, filter, sort }) => [collection, filter, sort])).toEqual([
      // All sites: a small list.
      ["sites", {}, { _id: 1 }],
      // All of an article is what a repair counts, and nothing else does.
      ["comments", { stream: expect.anything(), status: { $eq: "visible" } }, {}],
    ]);
  });

  test("every index → some query's", () => {
    const asked = queriesIn(sent);
    const idle = DISCUSSION_INDEXES.filter((index) => !asked.some((query) => serves(index, query)));
    // What the account directory asks, its own tests look at.
    expect(idle).toEqual(ACCOUNT_DIRECTORY_INDEXES);
  });
});
