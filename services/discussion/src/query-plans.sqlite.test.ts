import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { openDriver } from "@parley/service-kit/storage/sqlite/driver";
import type { OpenedSqliteStores } from "./testing/open-stores.sqlite.ts";
import { openTestSqliteStores } from "./testing/open-stores.sqlite.ts";
import { aTestArticle } from "./testing/a-test-article.ts";
import { commandsOf, randomSteps } from "./article-stream/testing/random-commands.ts";
import { streamOfSite } from "./site-stream/site-stream.ts";

/** All of an article is what a repair counts, and nothing else does. */
const RECOUNT = "SELECT count(*) AS n FROM comment WHERE article = $article AND status = 'visible'";

interface Plan {
  readonly sql: string;
  readonly steps: readonly string[];
}

/**
 * What may be read as a whole: it is small, or a list that the statement itself made or was given, or everybody is
 * meant (another account feed: all that is known is told again).
 */
const WHOLE = /^SCAN (site|asked VIRTUAL TABLE INDEX 1:|\(subquery-\d+\)|known_account)$/;

/** An index that holds only comments of this kind is the one to read them from. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ["comment.status = '", /INDEX comment_(own_)?waiting/],
  ["comment.open_reports > 0", /INDEX comment_reported/],
  ["comment.ordinal = 0 AND comment.shown = 1", /INDEX comment_by_/],
];

/** Statements of some shapes are prepared only when they are first needed. */
async function doEverything(stores: OpenedSqliteStores, clock: { now: number }): Promise<void> {
  const site = { siteId: "site", actor: "admin" };
  const submit = (command: Parameters<typeof stores.siteJournal.submit>[1]) =>
    stores.siteJournal.submit(streamOfSite("site"), command);
  await submit({ ...site, kind: "create-site", name: "Site", allowedOrigins: [] });
  await submit({ ...site, kind: "change-site", name: "Other" });
  const person = { accountId: "reader", until: null, reason: "rude", note: null };
  await submit({ ...site, ...person, kind: "sanction", id: "s", sanction: "mute" });
  await submit({ ...site, kind: "lift-sanction", id: "s" });
  const article = aTestArticle({ stores: () => stores }, { ...site, articleId: "article" });
  const [steps = []] = fc.sample(randomSteps(300), { numRuns: 1, seed: 4 });
  for (const [index, command] of commandsOf(article, steps).entries()) {
    clock.now += steps[index]?.afterMs ?? 0;
    await stores.articleJournal.submit(article.stream, command).catch(() => {});
  }
}

describe("query plans on SQLite", () => {
  let stores: OpenedSqliteStores;
  let plans: Plan[];
  let indexes: string[];

  beforeAll(async () => {
    const clock = { now: Date.parse("2026-01-01T00:00:00.000Z") };
    const now = () => clock.now;
    stores = await openTestSqliteStores({ now, onArticleApplied() {}, onSiteApplied() {} });
    await doEverything(stores, clock);
    const driver = openDriver(stores.file);
    plans = [...stores.statements]
      .filter((sql) => sql !== RECOUNT)
      .map((sql) => ({
        sql,
        steps: driver
          .prepare(`EXPLAIN QUERY PLAN ${sql}`)
          .all()
          .map((row) => String(row["detail"])),
      }));
    const named = "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL";
    indexes = driver
      .prepare(named)
      .all()
      .map((row) => String(row["name"]));
    driver.close();
  });
  afterAll(() => stores.close());

  const offending = (isWrong: (step: string) => boolean) =>
    plans.filter(({ steps }) => steps.some(isWrong));

  test("every kind of statement is looked at", () => {
    expect(stores.statements).toContain(RECOUNT);
    const verbs = ["SELECT", "INSERT INTO comment", "UPDATE comment SET", "UPDATE article SET"];
    for (const verb of verbs)
      expect(plans.filter(({ sql }) => sql.startsWith(verb))).not.toHaveLength(0);
  });

  test("no statement reads a table as a whole", () => {
    expect(offending((step) => step.startsWith("SCAN") && !WHOLE.test(step))).toEqual([]);
  });

  test("no statement sorts: each order is an index's own", () => {
    expect(offending((step) => step.includes("TEMP B-TREE"))).toEqual([]);
  });

  test("no statement makes an index of its own", () => {
    expect(offending((step) => step.includes("AUTOMATIC"))).toEqual([]);
  });

  test.each(KINDS)("where %s → from the index that holds no others", (condition, index) => {
    const asking = plans.filter(({ sql }) => sql.includes(condition));
    expect(asking).not.toHaveLength(0);
    for (const { sql, steps } of asking)
      expect([sql, steps.join("\n")]).toEqual([sql, expect.stringMatching(index)]);
  });

  test("of one article or site alone, comments are read only from such an index or in its order", () => {
    const whole =
      /^SEARCH comment USING (COVERING )?INDEX comment_(of_site|arrival|id|by_\w+) \((site_id|article)=\?\)$|^SEARCH comment USING PRIMARY KEY \(article=\?\)$/;
    expect(offending((step) => whole.test(step))).toEqual([]);
  });

  test("every index is some statement's", () => {
    const used = plans.flatMap(({ steps }) => steps).join("\n");
    expect(indexes.filter((name) => !used.includes(` ${name} `))).toEqual([]);
  });
});
