import { afterAll, beforeAll } from "@jest/globals";
import type { CommentRecord } from "../article-stream/records.ts";
import type { DiscussionStores, StoreSurroundings } from "../stores.ts";
import { aTestArticle, type TestArticle } from "./a-test-article.ts";

/** The stores of one process, over a database of their own. */
export interface OpenedStores extends DiscussionStores {
  /** Makes a comment's counters wrong, as a process does that dies between a row and its recount [J12]. */
  spoilCounters(commentId: string): Promise<void>;
  /** Makes wrong what is kept beside a comment and its article, as nothing should ever do. */
  spoilViews(comment: CommentRecord): Promise<void>;
}

export type OpenStores = (surroundings: StoreSurroundings) => Promise<OpenedStores>;

export interface Suite {
  readonly stores: () => OpenedStores;
  /** What time it is, in milliseconds since 1970. */
  readonly clock: { now: number };
  /** One that nothing happened in, on a site of its own, so that no test sees another's. */
  anArticle(): TestArticle;
}

/** Stores for one `describe`: opened before its tests, closed after them. */
export function openForSuite(open: OpenStores): Suite {
  const clock = { now: Date.parse("2026-01-01T00:00:00.000Z") };
  let opened: OpenedStores | null = null;
  let articles = 0;
  beforeAll(async () => {
    const surroundings = { now: () => clock.now, onArticleApplied() {}, onSiteApplied() {} };
    opened = await open(surroundings);
  });
  afterAll(() => opened?.close());
  const stores = () => {
    if (!opened) throw new Error("stores are open only while tests run");
    return opened;
  };
  return {
    stores,
    clock,
    anArticle() {
      articles += 1;
      return aTestArticle({ stores }, { siteId: `site-${articles}`, articleId: "article" });
    },
  };
}
