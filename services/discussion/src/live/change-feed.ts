import type { ArticleRef } from "@parley/contracts/live-events";
import {
  beginFeed,
  hear,
  newArticleFeed,
  tellArticleAnew,
  type ArticleFeed,
  type ArticleFeedDeps,
} from "./article-feed.ts";

export type ChangeFeedDeps = ArticleFeedDeps;

/** Per watched article: what is new since the last number sent. One read at a time for each article. */
export interface ChangeFeed {
  /**
   * [W4] To be called after the room was entered. The first of an article reads its number, which is "last sent".
   * Resolves with the newest number known. Rejects where the store cannot tell.
   */
  begin(stream: string, article: ArticleRef): Promise<number>;
  /** [J14] Entry n is applied. Nothing happens for an article that nobody here watches. */
  applied(stream: string, n: number): void;
  /** The last watcher left. */
  end(stream: string): void;
  /** The number that all watchers here have been sent; 0 for an article nobody watches. */
  seqOf(stream: string): number;
  /** [W5] Asks the numbers of all watched articles in one query; what is newer is pushed. */
  catchUp(): Promise<void>;
  /** A site's settings changed, and with them perhaps what its articles tell. */
  siteChanged(siteId: string): Promise<void>;
  stop(): void;
}

interface Watched {
  readonly feed: ArticleFeed;
  begun: Promise<void>;
}

export function createChangeFeed(deps: ChangeFeedDeps): ChangeFeed {
  const all = new Map<string, Watched>();

  function watched(stream: string, article: ArticleRef): Watched {
    const there = all.get(stream);
    if (there) return there;
    const feed = newArticleFeed(stream, article);
    const made: Watched = { feed, begun: Promise.resolve() };
    all.set(stream, made);
    made.begun = beginFeed(deps, feed);
    // Whoever waits for it hears of the failure; the next one begins anew.
    made.begun.catch(() => all.get(stream) === made && end(stream));
    return made;
  }

  function end(stream: string): void {
    const gone = all.get(stream);
    if (gone) gone.feed.ended = true;
    all.delete(stream);
  }

  async function tellAnew(which: (feed: ArticleFeed) => boolean): Promise<void> {
    const feeds = [...all.values()].map(({ feed }) => feed).filter(which);
    for (const feed of feeds) await tellArticleAnew(deps, feed);
  }

  function applied(stream: string, n: number): void {
    const there = all.get(stream);
    if (there) hear(deps, there.feed, n);
  }

  return {
    async begin(stream, article) {
      const { feed, begun } = watched(stream, article);
      await begun;
      return Math.max(feed.sent, feed.known);
    },
    applied,
    end,
    seqOf: (stream) => all.get(stream)?.feed.delivered ?? 0,
    async catchUp() {
      if (all.size === 0) return;
      const seqs = await deps.lastSeqsOf([...all.keys()]);
      for (const [stream, n] of seqs) applied(stream, n);
      await tellAnew(({ told }) => told !== null && isOver(told, deps.now()));
    },
    siteChanged: (siteId) => tellAnew(({ article }) => article.siteId === siteId),
    stop: () => [...all.keys()].forEach(end),
  };
}

/** An article that closes by the clock does so without an entry. */
function isOver(told: NonNullable<ArticleFeed["told"]>, now: number): boolean {
  return told.state === "open" && told.closesAt !== null && Date.parse(told.closesAt) <= now;
}
