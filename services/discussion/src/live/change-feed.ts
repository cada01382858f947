import { setTimeout as pause } from "node:timers/promises";
import type { ArticleRef } from "@parley/contracts/live-events";
import type { Article, ChangesPage } from "@parley/contracts/types";
import type { Connection } from "./connection.ts";
import type { FanOut } from "./fan-out.ts";
import { frameOf } from "./frame.ts";
import { gatherMs } from "./pacing.ts";
import { readBatch } from "./read-batch.ts";

/** After a failed read, or one that did not reach what is known to be applied. */
const RETRY_MS = 500;

export interface ChangeFeedDeps {
  /** Public latest states; `seq` is read before the content ([W1]). */
  readChanges(article: ArticleRef, since: number): Promise<ChangesPage>;
  /** One query. A stream without entries may be missing. */
  lastSeqsOf(streams: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** An article nobody commented on answers as an empty one. */
  articleOf(article: ArticleRef): Promise<Article>;
  membersOf(stream: string): ReadonlySet<Connection>;
  fanOut: FanOut;
  now(): number;
  failed(error: unknown, article: ArticleRef): void;
}

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

interface Feed {
  readonly stream: string;
  readonly article: ArticleRef;
  begun: Promise<void>;
  /** The article as last told; null until the feed has begun. */
  told: Article | null;
  sent: number;
  delivered: number;
  /** The newest number heard of. */
  known: number;
  pumping: boolean;
  lastSentAt: number;
  lastCostMs: number;
}

export function createChangeFeed(deps: ChangeFeedDeps): ChangeFeed {
  const feeds = new Map<string, Feed>();
  const alive = (feed: Feed) => feeds.get(feed.stream) === feed;

  async function startFeed(feed: Feed): Promise<void> {
    try {
      const seqs = await deps.lastSeqsOf([feed.stream]);
      feed.sent = feed.delivered = seqs.get(feed.stream) ?? 0;
      feed.told = await deps.articleOf(feed.article);
    } catch (error) {
      if (alive(feed)) feeds.delete(feed.stream);
      throw error;
    }
    hear(feed, feed.sent);
  }

  function hear(feed: Feed, n: number): void {
    feed.known = Math.max(feed.known, n);
    if (feed.told && !feed.pumping && feed.known > feed.sent) void pump(feed);
  }

  async function pump(feed: Feed): Promise<void> {
    feed.pumping = true;
    let retry = false;
    while (alive(feed) && feed.known > feed.sent) {
      await pause(retry ? RETRY_MS : gatherMs(paceOf(feed)), undefined, { ref: false });
      retry = !(await pushNext(feed).catch((error: unknown) => deps.failed(error, feed.article)));
    }
    feed.pumping = false;
  }

  const paceOf = (feed: Feed) => ({
    members: deps.membersOf(feed.stream).size,
    lastCostMs: feed.lastCostMs,
    sinceLastMs: deps.now() - feed.lastSentAt,
  });

  /** False where nothing new could be read yet. */
  async function pushNext(feed: Feed): Promise<boolean> {
    const read = (since: number) => deps.readChanges(feed.article, since);
    const batch = await readBatch(read, feed.sent, () => feed.known);
    if (!alive(feed)) return true;
    if (batch.seq <= feed.sent) return false;
    // Who stands before `after` asks `changes`, which answers `resync`.
    const after = batch.resync ? batch.seq : feed.sent;
    const { seq, comments } = batch;
    const { commentCount } = batch.article;
    feed.sent = seq;
    feed.known = Math.max(feed.known, seq);
    const frame = frameOf("comments", { ...feed.article, after, seq, commentCount, comments });
    feed.lastCostMs = await deps.fanOut.broadcast(deps.membersOf(feed.stream), frame);
    feed.lastSentAt = deps.now();
    feed.delivered = seq;
    await tellArticle(feed, batch.article);
    return true;
  }

  async function tellArticle(feed: Feed, article: Article): Promise<void> {
    if (feed.told && sameState(feed.told, article)) return;
    feed.told = article;
    await deps.fanOut.broadcast(deps.membersOf(feed.stream), frameOf("article", article));
  }

  /** For what changes an article without an entry of it: the clock, and the site's settings. */
  async function lookAtArticles(which: (feed: Feed) => boolean): Promise<void> {
    for (const feed of [...feeds.values()].filter(which)) {
      const article = await deps.articleOf(feed.article);
      if (alive(feed)) await tellArticle(feed, article);
    }
  }

  const isOver = ({ told }: Feed): boolean =>
    told?.state === "open" && told.closesAt !== null && Date.parse(told.closesAt) <= deps.now();

  return {
    async begin(stream, article) {
      let feed = feeds.get(stream);
      if (!feed) {
        feed = newFeed(stream, article);
        feeds.set(stream, feed);
        feed.begun = startFeed(feed);
      }
      await feed.begun;
      return Math.max(feed.sent, feed.known);
    },
    applied(stream, n) {
      const feed = feeds.get(stream);
      if (feed) hear(feed, n);
    },
    end: (stream) => void feeds.delete(stream),
    seqOf: (stream) => feeds.get(stream)?.delivered ?? 0,
    async catchUp() {
      if (feeds.size === 0) return;
      const seqs = await deps.lastSeqsOf([...feeds.keys()]);
      for (const [stream, n] of seqs) {
        const feed = feeds.get(stream);
        if (feed) hear(feed, n);
      }
      await lookAtArticles(isOver);
    },
    siteChanged: (siteId) => lookAtArticles(({ article }) => article.siteId === siteId),
    stop: () => feeds.clear(),
  };
}

const newFeed = (stream: string, article: ArticleRef): Feed => ({
  stream,
  article,
  begun: Promise.resolve(),
  told: null,
  sent: 0,
  delivered: 0,
  known: 0,
  pumping: false,
  lastSentAt: 0,
  lastCostMs: 0,
});

function sameState(a: Article, b: Article): boolean {
  return JSON.stringify({ ...a, commentCount: 0 }) === JSON.stringify({ ...b, commentCount: 0 });
}
