import { describe, expect, test } from "@jest/globals";
import type { CommentRecord } from "../../article-stream/records.ts";
import { OTHER, READER } from "../../article-stream/testing/commands.ts";
import type { TestArticle } from "../../testing/a-test-article.ts";
import { openForSuite, type OpenStores } from "../../testing/opened-stores.ts";
import type { NewReport } from "./report-store.ts";

/** What report-store.ts promises of every store. */
export function describeReportStore(name: string, open: OpenStores): void {
  describe(`report store on ${name}`, () => {
    const { stores, anArticle } = openForSuite(open);

    /** Made now, by somebody who read the article's n before the comment. */
    async function aReport(
      { stream }: TestArticle,
      more: Partial<NewReport> = {},
    ): Promise<NewReport> {
      const n = (await stores().articles.find(stream))?.n ?? 0;
      const at = new Date(n * 1_000).toISOString();
      return { accountId: OTHER.id, reason: "spam", note: null, at, n, ...more };
    }

    const openOf = async (comment: CommentRecord) =>
      (await stores().reports.openOf([comment])).get(comment.id);

    test("[RS1] put: a first and a second of one person → one row, one open report", async () => {
      const article = anArticle();
      const comment = await article.post();
      const report = await aReport(article, { reason: "hate", note: "see the end" });
      expect(await stores().reports.put(comment, report)).toEqual({ isNew: true });
      const second = { ...report, reason: "spam", note: null } as const;
      expect(await stores().reports.put(comment, second)).toEqual({ isNew: false });
      const now = await article.again(comment);
      expect(now).toMatchObject({ openReports: 1, version: 1 });
      expect(await openOf(now)).toEqual([
        { reason: "hate", note: "see the end", createdAt: report.at },
      ]);
    });

    test("[RS1] [J12] put: many at once, some twice → one a person", async () => {
      const article = anArticle();
      const comment = await article.post();
      const report = await aReport(article);
      const people = Array.from({ length: 20 }, (_, index) => `person ${index % 15}`);
      const put = (accountId: string) => stores().reports.put(comment, { ...report, accountId });
      const answers = await Promise.all(people.map(put));
      expect(answers.filter(({ isNew }) => isNew)).toHaveLength(15);
      expect(await article.again(comment)).toMatchObject({ openReports: 15 });
    });

    test("[RS1] [J12] put: the counter is wrong, the report there already → it is right again", async () => {
      const article = anArticle();
      const comment = await article.post();
      const report = await aReport(article);
      await stores().reports.put(comment, report);
      await stores().spoilCounters(comment.id);
      expect(await stores().reports.put(comment, report)).toEqual({ isNew: false });
      expect(await article.again(comment)).toMatchObject({ openReports: 1 });
    });

    test("[RS3] recount: one wrong among others → told by its id, and right again, settled ones not counted", async () => {
      const article = anArticle();
      const [wrong, settled, none] = [
        await article.post(),
        await article.post(),
        await article.post(),
      ];
      const { reports, spoilCounters } = stores();
      for (const comment of [wrong, settled]) await reports.put(comment, await aReport(article));
      await article.decide("approve", settled);
      await spoilCounters(wrong.id);
      await spoilCounters(settled.id);
      const all = () => Promise.all([wrong, settled, none].map(article.again));
      expect(await reports.recount(await all())).toEqual([wrong.id, settled.id]);
      const now = await all();
      expect(now.map(({ openReports }) => openReports)).toEqual([1, 0, 0]);
      expect(await reports.recount(now)).toEqual([]);
    });

    test.each(["hide", "approve", "pin"] as const)(
      "[RS2] [J12] openOf: a later %s → the reports are settled, and a recount does not bring them back",
      async (action) => {
        const article = anArticle();
        const comment = await article.post();
        const report = await aReport(article);
        await stores().reports.put(comment, report);
        await article.decide(action, comment);
        const decided = await article.again(comment);
        expect(decided.openReports).toBe(0);
        expect(await openOf(decided)).toEqual([]);
        await stores().reports.put(comment, report);
        expect(await article.again(comment)).toMatchObject({ openReports: 0 });
      },
    );

    test("[RS2] openOf: reported again after a decision → open, the settled one stays so", async () => {
      const article = anArticle();
      const comment = await article.post();
      await stores().reports.put(comment, await aReport(article));
      await article.decide("approve", comment);
      const again = await aReport(article, { accountId: READER.id, reason: "abuse" });
      await stores().reports.put(comment, again);
      const now = await article.again(comment);
      expect(now.openReports).toBe(1);
      expect(await openOf(now)).toMatchObject([{ reason: "abuse" }]);
    });

    test("[RS2] [J12] openOf: made before a decision, stored after it → settled", async () => {
      const article = anArticle();
      const comment = await article.post();
      const report = await aReport(article);
      await article.decide("pin", comment);
      await stores().reports.put(comment, report);
      const now = await article.again(comment);
      expect(now.openReports).toBe(0);
      expect(await openOf(now)).toEqual([]);
    });

    test("[RS2] openOf: its author deletes a reported comment → nothing is open, also for one on its way", async () => {
      const article = anArticle();
      const comment = await article.post();
      const report = await aReport(article);
      await stores().reports.put(comment, report);
      await article.submit({ kind: "delete", id: comment.id, actor: READER });
      await stores().reports.put(comment, { ...report, accountId: "another" });
      const now = await article.again(comment);
      expect(now).toMatchObject({ status: "deleted", openReports: 0 });
      expect(await openOf(now)).toEqual([]);
    });

    test("[RS2] openOf: several comments, more than a hundred reports → oldest first, at most a hundred", async () => {
      const article = anArticle();
      const [much, none] = [await article.post(), await article.post()];
      const report = await aReport(article);
      const at = (index: number) => new Date((index * 37) % 103).toISOString();
      const indexes = Array.from({ length: 103 }, (_, index) => index);
      await Promise.all(
        indexes.map((index) =>
          stores().reports.put(much, { ...report, accountId: `p${index}`, at: at(index) }),
        ),
      );
      const open = await stores().reports.openOf([none, much]);
      expect(open.get(none.id)).toEqual([]);
      const times = open.get(much.id)?.map(({ createdAt }) => createdAt);
      expect(times).toEqual(indexes.map((ms) => new Date(ms).toISOString()).slice(0, 100));
    });
  });
}
