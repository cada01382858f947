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

export interface ArticleFeedDeps {
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

/** One watched article: what its watchers have been sent. */
export interface ArticleFeed {
  readonly stream: string;
  readonly article: ArticleRef;
  /** The article as last told; null until the feed has begun. */
  told: Article | null;
  sent: number;
  /** As `sent`, once it was written to every socket. */
  delivered: number;
  /** The newest number heard of. */
  known: number;
  pumping: boolean;
  ended: boolean;
  lastSentAt: number;
  lastCostMs: number;
}

export function newArticleFeed(stream: string, article: ArticleRef): ArticleFeed {
  const numbers = { sent: 0, delivered: 0, known: 0, lastSentAt: 0, lastCostMs: 0 };
  return { stream, article, told: null, pumping: false, ended: false, ...numbers };
}

/** [W4] To be called after the room was entered: the number of now is "last sent". */
export async function beginFeed(deps: ArticleFeedDeps, feed: ArticleFeed): Promise<void> {
  const seqs = await deps.lastSeqsOf([feed.stream]);
  feed.sent = feed.delivered = seqs.get(feed.stream) ?? 0;
  feed.told = await deps.articleOf(feed.article);
  hear(deps, feed, feed.sent);
}

/** Entry n is applied. What is newer than what was sent goes out, one read at a time. */
export function hear(deps: ArticleFeedDeps, feed: ArticleFeed, n: number): void {
  feed.known = Math.max(feed.known, n);
  if (feed.told && !feed.pumping && feed.known > feed.sent) void pump(deps, feed);
}

/** For what changes an article without an entry of it: the clock, and the site's settings. */
export async function tellArticleAnew(deps: ArticleFeedDeps, feed: ArticleFeed): Promise<void> {
  const article = await deps.articleOf(feed.article);
  if (!feed.ended) await tellArticle(deps, feed, article);
}

async function pump(deps: ArticleFeedDeps, feed: ArticleFeed): Promise<void> {
  feed.pumping = true;
  let again = false;
  while (!feed.ended && feed.known > feed.sent) {
    await pause(again ? RETRY_MS : gatherMs(paceOf(deps, feed)), undefined, { ref: false });
    again = !(await pushNext(deps, feed).catch((error: unknown) => {
      deps.failed(error, feed.article);
      return false;
    }));
  }
  feed.pumping = false;
}

const paceOf = (deps: ArticleFeedDeps, feed: ArticleFeed) => ({
  members: deps.membersOf(feed.stream).size,
  lastCostMs: feed.lastCostMs,
  sinceLastMs: deps.now() - feed.lastSentAt,
});

/** False where nothing new could be read yet. */
async function pushNext(deps: ArticleFeedDeps, feed: ArticleFeed): Promise<boolean> {
  const read = (since: number) => deps.readChanges(feed.article, since);
  const batch = await readBatch(read, feed.sent, () => feed.known);
  if (feed.ended) return true;
  const { seq, comments, article } = batch;
  if (seq <= feed.sent) return false;
  // Who stands before `after` asks `changes`, which answers `resync`.
  const after = batch.resync ? seq : feed.sent;
  const { commentCount } = article;
  feed.sent = seq;
  const frame = frameOf("comments", { ...feed.article, after, seq, commentCount, comments });
  feed.lastCostMs = await deps.fanOut.broadcast(deps.membersOf(feed.stream), frame);
  feed.lastSentAt = deps.now();
  feed.delivered = seq;
  await tellArticle(deps, feed, article);
  return true;
}

async function tellArticle(
  deps: ArticleFeedDeps,
  feed: ArticleFeed,
  article: Article,
): Promise<void> {
  if (feed.told && sameState(feed.told, article)) return;
  feed.told = article;
  await deps.fanOut.broadcast(deps.membersOf(feed.stream), frameOf("article", article));
}

function sameState(a: Article, b: Article): boolean {
  return JSON.stringify({ ...a, commentCount: 0 }) === JSON.stringify({ ...b, commentCount: 0 });
}
