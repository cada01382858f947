import { beforeAll, describe, expect, test } from "@jest/globals";
import type { CommentRecord } from "../../article-stream/records.ts";
import { OTHER } from "../../article-stream/testing/commands.ts";
import { aTestArticle, type TestArticle } from "../../testing/a-test-article.ts";
import { openForSuite, type OpenStores, type Suite } from "../../testing/opened-stores.ts";
import type { QueuePage, QueueStatus } from "./queue-reads.ts";

const STATUSES: readonly QueueStatus[] = ["pending", "reported", "hidden", "all"];

interface GivenSite {
  readonly siteId: string;
  readonly article: TestArticle;
  /** Of both of its articles, in order of arrival. */
  readonly comments: CommentRecord[];
}

/** A site of two articles: of each, some held, some hidden, some reported, three at a time in one millisecond. */
async function aSite(suite: Suite): Promise<GivenSite> {
  const article = suite.anArticle();
  const other = aTestArticle(suite, { siteId: article.siteId, articleId: "other" });
  const comments: CommentRecord[] = [];
  for (let round = 0; round < 4; round += 1) {
    suite.clock.now += round % 2 === 0 ? 1 : 0;
    const here = round % 2 === 0 ? article : other;
    const posts = [here.held(), here.post(), here.post()] as const;
    const [held, hidden, reported] = await Promise.all(posts);
    await here.decide("hide", hidden);
    const n = (await suite.stores().articles.find(here.stream))?.n ?? 0;
    const report = { accountId: OTHER.id, reason: "spam", note: null, at: "2026", n } as const;
    await suite.stores().reports.put(reported, report);
    for (const one of [held, hidden, reported]) comments.push(await here.again(one));
  }
  return { siteId: article.siteId, article, comments };
}

/** What the queue promises, written a second time. */
function expected(status: QueueStatus, comments: readonly CommentRecord[], inArticle: boolean) {
  const isOldestFirst = status === "pending" || status === "reported";
  const key = ({ place, createdAt, id }: CommentRecord) =>
    inArticle ? String(place).padStart(9, "0") : `${createdAt} ${id}`;
  const rising = comments
    .filter((comment) => {
      if (status === "all") return true;
      return status === "reported" ? comment.openReports > 0 : comment.status === status;
    })
    .toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
    .map(({ id }) => id);
  return isOldestFirst ? rising : rising.reverse();
}

/** What queue-reads.ts promises of every store. */
export function describeQueueReads(name: string, open: OpenStores): void {
  describe(`queue reads on ${name}`, () => {
    const suite = openForSuite(open);
    let given: GivenSite;
    beforeAll(async () => {
      await aSite(suite);
      given = await aSite(suite);
    });

    /** All pages of one list, with something happening after each. */
    async function walk(
      status: QueueStatus,
      page: Pick<QueuePage, "siteId" | "stream">,
      afterPage: (page: readonly CommentRecord[]) => Promise<unknown> = async () => {},
    ): Promise<string[]> {
      const ids: string[] = [];
      let after: CommentRecord | null = null;
      for (;;) {
        const { queue } = suite.stores();
        const found: readonly CommentRecord[] = await queue.list(status, {
          ...page,
          after,
          limit: 3,
        });
        ids.push(...found.map(({ id }) => id));
        if (found.length < 3) return ids;
        after = found.at(-1) ?? null;
        await afterPage(found);
      }
    }

    test.each(STATUSES)(
      "[QR1] list: %s of the site, page by page → each once, in order",
      async (status) => {
        const ids = await walk(status, { ...given, stream: null });
        expect(ids).toEqual(expected(status, given.comments, false));
        expect(ids).toHaveLength(status === "all" ? 12 : 4);
      },
    );

    test.each(STATUSES)(
      "[QR1] list: %s of one article → only its own, by place",
      async (status) => {
        const here = given.comments.filter(({ stream }) => stream === given.article.stream);
        const ids = await walk(status, { ...given, ...given.article });
        expect(ids).toEqual(expected(status, here, true));
        expect(ids).toHaveLength(status === "all" ? 6 : 2);
      },
    );

    test("[QR1] list: whole records, as they are found by id", async () => {
      const page = { siteId: given.siteId, stream: null, after: null, limit: 1 };
      const [first] = await suite.stores().queue.list("pending", page);
      expect(first).toEqual(await suite.stores().comments.find(first?.id ?? ""));
    });

    test("[QR1] [T48] list: others are decided and come during a walk → what stood still is there once", async () => {
      const { article, siteId, comments } = await aSite(suite);
      const ids = await walk("pending", { siteId, stream: null }, async (page) => {
        for (const one of page) await article.decide("approve", one);
        suite.clock.now += 1;
        await article.held();
      });
      expect(ids.slice(0, 4)).toEqual(expected("pending", comments, false));
      expect(ids).toHaveLength(5);
    });

    test("[QR2] counts: what waits at the site, and what was hidden", async () => {
      const counts = await suite.stores().queue.counts(given.siteId);
      expect(counts).toEqual({ pending: 4, reported: 4, hidden: 4 });
      const none = { pending: 0, reported: 0, hidden: 0 };
      expect(await suite.stores().queue.counts("nowhere")).toEqual(none);
    });

    test("[QR2] counts: a decision → what waited counts no more", async () => {
      const { siteId, article, comments } = await aSite(suite);
      const here = comments.filter(({ stream }) => stream === article.stream);
      const held = here.find(({ status }) => status === "pending");
      const reported = here.find(({ openReports }) => openReports > 0);
      if (!held || !reported) throw new Error("nothing is held or reported");
      await article.decide("approve", held);
      await article.decide("hide", reported);
      const counts = { pending: 3, reported: 3, hidden: 5 };
      expect(await suite.stores().queue.counts(siteId)).toEqual(counts);
    });
  });
}
