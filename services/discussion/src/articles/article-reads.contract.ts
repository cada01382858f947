import { describe, expect, test } from "@jest/globals";
import { streamOf } from "../article-stream/stream-id.ts";
import { MODERATOR } from "../article-stream/testing/commands.ts";
import { openForSuite, type OpenStores } from "../testing/opened-stores.ts";

/** What article-reads.ts promises of every store. */
export function describeArticleReads(name: string, open: OpenStores): void {
  describe(`article reads on ${name}`, () => {
    const { stores, anArticle } = openForSuite(open);

    test("[AR1] find: an article nothing happened in → null", async () => {
      expect(await stores().articles.find(anArticle().stream)).toBeNull();
    });

    test("[AR1] find: after the first comment → the article it brought, as of entry 1", async () => {
      const article = anArticle();
      const named = { url: "https://news.example/1", title: "One — «1»" };
      await article.post({ article: named });
      expect(await stores().articles.find(article.stream)).toEqual({
        n: 1,
        article: {
          siteId: article.siteId,
          articleId: article.articleId,
          ...named,
          state: "open",
          slowModeSeconds: null,
          premoderated: null,
          closesAt: null,
          commentCount: 1,
          lastPlace: 1,
        },
      });
    });

    test("[AR1] find: a moderator changes it before and after → every field as it was set", async () => {
      const { stream, siteId, articleId, post } = anArticle();
      const change = {
        state: "closed",
        slowModeSeconds: 30,
        premoderated: true,
        title: "T",
        closesAt: "2030-01-01T00:00:00.000Z",
      } as const;
      const command = { kind: "change-article", siteId, articleId, actor: MODERATOR } as const;
      const { articleJournal, articles } = stores();
      await articleJournal.submit(stream, { ...command, change });
      expect(await articles.find(stream)).toMatchObject({
        n: 1,
        article: { ...change, url: null },
      });
      const back = { state: "open", slowModeSeconds: null, premoderated: false } as const;
      await articleJournal.submit(stream, { ...command, change: back });
      await post();
      const article = { ...change, ...back, commentCount: 1 };
      expect(await articles.find(stream)).toMatchObject({ n: 3, article });
    });

    test("[AR2] counts: known and unknown articles → the visible comments of the known ones", async () => {
      const [busy, silent, unknown] = [anArticle(), anArticle(), anArticle()];
      const root = await busy.post();
      await busy.reply(root);
      await busy.held();
      await busy.decide("hide", await busy.post());
      await silent.held();
      const streams = [busy.stream, silent.stream, unknown.stream];
      expect(await stores().articles.counts(streams)).toEqual(
        new Map([
          [busy.stream, 2],
          [silent.stream, 0],
        ]),
      );
      expect(await stores().articles.counts([])).toEqual(new Map());
    });

    test("[AR3] [W5] lastSeqs: each entry moves it, public or not", async () => {
      const [one, other, unknown] = [anArticle(), anArticle(), anArticle()];
      await one.held();
      await one.post();
      await other.post();
      const streams = [one.stream, other.stream, unknown.stream];
      expect(await stores().articles.lastSeqs(streams)).toEqual(
        new Map([
          [one.stream, 2],
          [other.stream, 1],
        ]),
      );
    });

    test("[AR4] all: page after page → every article once, by stream, also without a visible comment", async () => {
      const made = [anArticle(), anArticle(), anArticle()];
      for (const article of made) await article.held();
      const found: string[] = [];
      let page = await stores().articles.all(null, 2);
      while (page.length > 0) {
        found.push(...page.map(({ siteId, articleId }) => streamOf(siteId, articleId)));
        page = await stores().articles.all(found.at(-1) ?? null, 2);
      }
      expect(found).toEqual([...new Set(found)].toSorted());
      expect(found).toEqual(expect.arrayContaining(made.map(({ stream }) => stream)));
      const [first] = await stores().articles.all(null, 1);
      const known = await stores().articles.find(found[0] ?? "");
      expect(first).toEqual(known?.article);
    });
  });
}
