import { describe, expect, test } from "@jest/globals";
import type { CommentRecord } from "../article-stream/records.ts";
import { anEdit, OTHER } from "../article-stream/testing/commands.ts";
import type { TestArticle } from "../testing/a-test-article.ts";
import { openForSuite, type OpenStores } from "../testing/opened-stores.ts";
import { repairArticles } from "./repair-articles.ts";

/** What a repair promises on every store. That what is kept equals a recount the article views' suite tells. */
export function describeRepair(name: string, open: OpenStores): void {
  describe(`repair on ${name}`, () => {
    const { stores, anArticle } = openForSuite(open);

    async function repair() {
      const lines: string[] = [];
      const { looked, repaired } = await repairArticles({
        ...stores(),
        onRepaired: ({ siteId }, { comments, fields }) =>
          lines.push(`${siteId}: ${comments.length} ${fields.join(" ")}`),
      });
      return { looked, repaired, lines };
    }

    /** All that is kept; `n` moves with every entry that touches a comment. */
    async function kept({ siteId, stream }: TestArticle) {
      const page = { siteId, stream, after: null, limit: 1_000 };
      const comments = await stores().queue.list("all", page);
      const found = await stores().articles.find(stream);
      const withoutN = ({ n: _n, ...rest }: CommentRecord) => rest;
      return { article: found?.article, comments: comments.map(withoutN) };
    }

    const lastOf = async ({ stream }: TestArticle) =>
      (await stores().articles.lastSeqs([stream])).get(stream) ?? 0;

    /** Two trees with every status in them, a vote and a report. */
    async function aDiscussion() {
      const article = anArticle();
      const [root, other] = [await article.post(), await article.post()];
      const reply = await article.reply(root);
      const deep = await article.reply(reply);
      await article.held({ parentId: root.id });
      await article.decide("hide", reply);
      await article.submit({
        kind: "delete",
        id: deep.id,
        actor: { id: "reader", moderator: false },
      });
      await article.reply(other);
      const at = "2026-01-01T00:00:00.000Z";
      await stores().votes.put(root, { accountId: OTHER.id, value: 1, at });
      const n = await lastOf(article);
      const report = { accountId: OTHER.id, reason: "spam", note: null, at, n } as const;
      await stores().reports.put(other, report);
      return { article, root, other, reply };
    }

    test("[C3] nothing differs → no line, no entry", async () => {
      const { article } = await aDiscussion();
      const before = [await kept(article), await lastOf(article)];
      expect(await repair()).toMatchObject({ repaired: 0, lines: [] });
      expect([await kept(article), await lastOf(article)]).toEqual(before);
    });

    test("[C3] [J7] counts and counters are wrong → all as before, told once, in one entry for each piece; again → nothing", async () => {
      const { article, root, other, reply } = await aDiscussion();
      const { looked } = await repair();
      const [before, n] = [await kept(article), await lastOf(article)];
      for (const { id } of [root, reply]) {
        const comment = await article.again({ ...root, id });
        await stores().spoilViews(comment);
        await stores().spoilCounters(id);
      }
      await stores().spoilCounters(other.id);
      expect(await kept(article)).not.toEqual(before);
      const fields = "answered commentCount lastOrdinal openReports replyCount shown votes";
      const lines = [`${article.siteId}: 3 ${fields}`];
      expect(await repair()).toEqual({ looked, repaired: 1, lines });
      expect(await kept(article)).toEqual(before);
      expect(await lastOf(article)).toBe(n + 2);
      expect(await repair()).toEqual({ looked, repaired: 0, lines: [] });
      expect(await lastOf(article)).toBe(n + 2);
    });

    test("[J7] a repair → a line of the log without an actor; changes bring what it touched", async () => {
      const { article, root } = await aDiscussion();
      await stores().spoilViews(await article.again(root));
      const n = await lastOf(article);
      await repair();
      const [views, count] = await stores().journal.entries(article.stream, n, 10);
      const act = { site: article.siteId, action: "repair", actor: null, article: "article" };
      const note = "answered, lastOrdinal, replyCount, shown (comments: 1)";
      expect(views?.log).toEqual([{ ...act, note }]);
      expect(views?.marks).toEqual([{ id: root.id, version: 1, shown: true, replyCount: 0 }]);
      expect(count?.log).toEqual([{ ...act, note: "commentCount" }]);
      expect(count?.totals).toEqual({ commentCount: 3 });
    });

    test("[J1] people write while it runs → nothing is lost and everything counted", async () => {
      const { article, root, other } = await aDiscussion();
      await stores().spoilViews(await article.again(root));
      const replies = Array.from({ length: 10 }, () => article.reply(other));
      const [{ lines }] = await Promise.all([
        repair(),
        ...replies,
        article.submit(anEdit(other.id)),
      ]);
      expect(lines).toHaveLength(1);
      expect(await repair()).toMatchObject({ repaired: 0 });
      expect(await kept(article)).toMatchObject({ article: { commentCount: 13 } });
      expect(await article.again(other)).toMatchObject({ replyCount: 11, lastOrdinal: 11 });
    });
  });
}
