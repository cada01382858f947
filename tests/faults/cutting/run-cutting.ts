import { setTimeout as pause } from "node:timers/promises";
import type { ArticleRef } from "@parley/contracts/live-events";
import { violationsOf } from "../../support/history-checker.ts";
import { seededRandom, type SeededRandom } from "../journal-model/seeded-random.ts";
import { insist } from "./call.ts";
import { collectHistory, type Everybody } from "./collect-history.ts";
import { startCuttingProxy, type CuttingProxy } from "./cutting-proxy.ts";
import { actorOf, register, registerModerator, SITE, type Actor } from "./people.ts";
import { moderatorTurn, writerTurn, type ArticleStory } from "./round.ts";
import { openWatcher, type Watcher } from "./watcher.ts";

const WRITERS = 4;
const ROUNDS_PER_ARTICLE = 10;
const SETTLE_MS = 15_000;

export interface CuttingOptions {
  origin: string;
  seed: number;
  rounds: number;
  /** A connection is cut after half of this on average: an answer must have a chance to arrive. */
  cutWithinMs: number;
  /** What each actor does in a round. */
  steps: number;
  /** Everybody is there; what disturbs more than the network may begin. */
  ready?(): Promise<void>;
}

export interface CuttingResult {
  /** Of the first round that showed any, with its number. */
  violations: string[];
  cuts: number;
  posts: number;
  unknown: number;
  refused: number;
}

/**
 * Rounds of posts, edits, deletes, votes and decisions through networks that are cut at random points. After each
 * round, when all is quiet, the article's history is checked. The seed decides who does what and when it is cut;
 * how that meets in time is the machine's.
 */
export async function runCutting(options: CuttingOptions): Promise<CuttingResult> {
  const { origin, seed, rounds } = options;
  const moderator = actorOf(origin, await registerModerator(origin, "Vera"));
  const writing = await startCuttingProxy(origin);
  const watching = await startCuttingProxy(origin);
  const proxies = [writing, watching];
  const writers: Actor[] = [];
  for (let i = 0; i < WRITERS; i += 1) {
    writers.push(actorOf(writing.origin, await register(origin, `Writer ${i}`)));
  }
  const result: CuttingResult = { violations: [], cuts: 0, posts: 0, unknown: 0, refused: 0 };
  await options.ready?.();
  let story: ArticleStory | undefined;
  let everybody: Everybody = { origin, moderator, voters: writers, watchers: [] };
  for (let round = 0; round < rounds && result.violations.length === 0; round += 1) {
    const random = seededRandom(seed * 1_000 + round);
    if (!story || round % ROUNDS_PER_ARTICLE === 0) {
      if (story) count(result, story);
      story = { article: { siteId: SITE, articleId: `a${round}` }, posts: [], known: [] };
      for (const watcher of everybody.watchers) watcher.close();
      everybody = { ...everybody, watchers: openWatchers(origin, watching.origin, story.article) };
    }
    await changeArticle(everybody, story.article, round);
    await playRound({ everybody, story, random, round, proxies, options, result });
    const violations = await whenQuiet(everybody, story);
    result.violations = violations.map((line) => `round ${round}: ${line}`);
  }
  if (story) count(result, story);
  for (const watcher of everybody.watchers) watcher.close();
  await Promise.all(proxies.map((proxy) => proxy.close()));
  return result;
}

interface Round {
  everybody: Everybody;
  story: ArticleStory;
  random: SeededRandom;
  round: number;
  proxies: readonly CuttingProxy[];
  options: CuttingOptions;
  result: CuttingResult;
}

async function playRound({
  everybody,
  story,
  random,
  round,
  proxies,
  options,
  result,
}: Round): Promise<void> {
  const { voters, moderator } = everybody;
  const turn = (actor: number) => ({
    story,
    random: seededRandom(random.below(2 ** 31)),
    name: `r${round}w${actor}`,
    steps: options.steps,
  });
  const turns = [
    ...voters.map((writer, i) => writerTurn(writer, turn(i))),
    moderatorTurn(moderator, turn(WRITERS)),
  ];
  let over = false;
  const acting = Promise.all(turns).then(() => (over = true));
  while (!over) {
    await pause(random.below(options.cutWithinMs));
    if (random.pick(proxies).cut((open) => random.below(open))) result.cuts += 1;
  }
  await acting;
}

/** Closed for a while in one round of ten, pre-moderated in another two. */
async function changeArticle({ moderator, origin }: Everybody, article: ArticleRef, round: number) {
  const phase = round % ROUNDS_PER_ARTICLE;
  const url = `${origin}/api/v1/sites/${article.siteId}/articles/${article.articleId}`;
  const change = (body: object) => insist(url, "PATCH", { token: moderator.token, body });
  if (phase === 3) await change({ state: "closed" });
  if (phase === 4) await change({ state: "open" });
  if (phase === 6) await change({ premoderated: true });
  if (phase === 8) await change({ premoderated: false });
}

function openWatchers(origin: string, cutOrigin: string, article: ArticleRef): Watcher[] {
  // No upgrade from polling: cut in the middle of one, socket.io-client 4.8 stands still until its ping times out.
  const ways = [
    { name: "by WebSocket", transports: ["websocket"], fromPages: false },
    { name: "by WebSocket from pages", transports: ["websocket"], fromPages: true },
    { name: "by polling", transports: ["polling"], fromPages: false },
    { name: "by polling from pages", transports: ["polling"], fromPages: true },
  ] satisfies Omit<Parameters<typeof openWatcher>[0], "origin" | "article">[];
  const calm = { name: "never cut", transports: ["websocket" as const], fromPages: false };
  return [
    ...ways.map((way) => openWatcher({ ...way, origin: cutOrigin, article })),
    openWatcher({ ...calm, origin, article }),
  ];
}

/** Looks until nothing is wrong; what is still wrong in the end is. A late write may move the article meanwhile. */
async function whenQuiet(everybody: Everybody, story: ArticleStory): Promise<string[]> {
  const end = Date.now() + SETTLE_MS;
  for (;;) {
    const { history, seq } = await collectHistory(everybody, story);
    const late = everybody.watchers.filter((watcher) => !watcher.standsAt(seq));
    const violations = violationsOf(history);
    if (late.length === 0 && violations.length === 0) return [];
    if (Date.now() > end) {
      return [...violations, ...late.map(({ record }) => `${record.name} does not reach ${seq}`)];
    }
    await pause(20);
  }
}

function count(result: CuttingResult, { posts }: ArticleStory): void {
  result.posts += posts.length;
  result.unknown += posts.filter(({ outcome }) => outcome === "unknown").length;
  result.refused += posts.filter(({ outcome }) => outcome === "refused").length;
}
