import { afterEach, expect, test } from "@jest/globals";
import type { ArticleRef } from "@parley/contracts/live-events";
import type { SessionGrant } from "@parley/contracts/types";
import { freePort } from "../support/free-port.ts";
import { violationsOf, type PostRecord } from "../support/history-checker.ts";
import { collectHistory } from "./cutting/collect-history.ts";
import { actorOf, register, registerModerator, SITE, type Actor } from "./cutting/people.ts";
import { removeFolder, startProduct, type Product } from "./cutting/start-product.ts";
import { openWatcher, type Watcher } from "./cutting/watcher.ts";
import { seededRandom } from "./journal-model/seeded-random.ts";

/** `KILL_SEED=7` kills at the same numbers of comments again. */
const seed = Number(process.env["KILL_SEED"] ?? Date.now() % 1_000_000);
const KILLS = 5;
const WRITERS = 8;
const LIMIT_MS = 3 * 60_000;
const ARTICLE: ArticleRef = { siteId: SITE, articleId: "a1" };

let product: Product;
let watchers: Watcher[] = [];
afterEach(async () => {
  for (const watcher of watchers) watcher.close();
  watchers = [];
  await product.kill();
  await removeFolder(product.dataFolder);
});

/** One port all the time, since tokens name the public origin. */
async function start(port: number, dataFolder?: string): Promise<Product> {
  return startProduct({ PORT: String(port) }, dataFolder);
}

interface Load {
  readonly posts: PostRecord[];
  /** Resolves when each writer met an answer that never came. */
  readonly ended: Promise<unknown>;
}

/** Each writer posts one comment after the other, until one is not answered. */
function beginLoad(writers: readonly Actor[], name: string, onAnswer: () => void): Load {
  const posts: PostRecord[] = [];
  async function write(writer: Actor, number: number): Promise<void> {
    for (let i = 0; ; i += 1) {
      const tag = `#${name}.${number}.${i}#`;
      const parent = posts.findLast(({ answered }) => answered)?.answered?.id;
      const body = `${tag} says ${writer.id}`;
      const { outcome, json } = await writer.post(
        ARTICLE,
        body,
        tag,
        i % 3 > 0 ? parent : undefined,
      );
      posts.push(json ? { tag, outcome, answered: json } : { tag, outcome });
      if (outcome !== "ok") return;
      onAnswer();
    }
  }
  return { posts, ended: Promise.all(writers.map(write)) };
}

const actorsOf = (origin: string, grants: readonly SessionGrant[]): Actor[] =>
  grants.map((grant) => actorOf(origin, grant));

async function registerAll(origin: string) {
  const moderator = await registerModerator(origin, "Vera");
  const writers: SessionGrant[] = [];
  for (let i = 0; i < WRITERS; i += 1) writers.push(await register(origin, `Writer ${i}`));
  return { moderator, writers };
}

test(
  `kill -9 under load, seed ${seed}: nothing acknowledged is lost, nothing doubled, counts are right`,
  async () => {
    const random = seededRandom(seed);
    const port = await freePort();
    product = await start(port);
    const { moderator, writers } = await registerAll(product.origin);
    const posts: PostRecord[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const { origin } = product;
      let answersLeft = 20 + random.below(150);
      let killed: Promise<void> | undefined;
      const load = beginLoad(actorsOf(origin, writers), `k${kill}`, () => {
        answersLeft -= 1;
        if (answersLeft === 0) killed = product.kill();
      });
      await load.ended;
      await killed;
      posts.push(...load.posts);
      product = await start(port, product.dataFolder);
    }
    await retryUnknown(actorsOf(product.origin, writers), posts);
    const everybody = {
      origin: product.origin,
      moderator: actorOf(product.origin, moderator),
      voters: [],
      watchers: [],
    };
    const { history } = await collectHistory(everybody, {
      article: ARTICLE,
      posts,
      known: [],
    });
    expect({ seed, violations: violationsOf(history) }).toEqual({ seed, violations: [] });
    expect(history.stored.length).toBeGreaterThan(KILLS * 20);
  },
  LIMIT_MS,
);

/** [J2] The same key again: one comment, whether or not the first try had been committed. */
async function retryUnknown(writers: readonly Actor[], posts: PostRecord[]): Promise<void> {
  for (const post of posts.filter(({ outcome }) => outcome === "unknown")) {
    const writer = writers[Number(post.tag.split(".")[1])];
    const body = `${post.tag} says ${writer?.id}`;
    const answer = await writer?.post(ARTICLE, body, post.tag);
    // With a parent the first time, it is another comment under the same key.
    if (answer?.json) Object.assign(post, { outcome: "ok", answered: answer.json });
    else expect(answer).toMatchObject({ status: 422, code: "idempotency-mismatch" });
  }
}

test(
  "SIGTERM under load: sockets are told, what was acknowledged stays, the exit code is 0",
  async () => {
    const port = await freePort();
    product = await start(port);
    const { origin } = product;
    const { moderator, writers } = await registerAll(origin);
    let answers = 0;
    let exit: Promise<number | null> | undefined;
    watchers = (["websocket", "polling"] as const).map((transport) =>
      openWatcher({
        name: transport,
        origin,
        article: ARTICLE,
        transports: [transport],
        fromPages: false,
      }),
    );
    const load = beginLoad(actorsOf(origin, writers), "t", () => {
      answers += 1;
      if (answers === 200) exit = product.stop();
    });
    await load.ended;
    expect(await exit).toBe(0);
    for (const { drains } of watchers) expect(drains()).toBeGreaterThan(0);

    product = await start(port, product.dataFolder);
    const everybody = {
      origin,
      moderator: actorOf(origin, moderator),
      voters: [],
      watchers: [],
    };
    const story = { article: ARTICLE, posts: load.posts, known: [] };
    const { history } = await collectHistory(everybody, story);
    expect(violationsOf(history)).toEqual([]);
  },
  LIMIT_MS,
);
