import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Sort } from "@parley/contracts/types";
import type { CommentRecord } from "../../article-stream/records.ts";
import { OTHER } from "../../article-stream/testing/commands.ts";
import type { TestArticle } from "../../testing/a-test-article.ts";
import { openForSuite, type OpenedStores, type OpenStores } from "../../testing/opened-stores.ts";
import { positionOf, type RootPosition } from "../comment-reads.ts";

const SORTS: readonly Sort[] = ["best", "newest", "oldest", "discussed"];

/** What the sorts promise, written a second time: key by key, equal ones by falling place. */
function inOrder(sort: Sort, roots: readonly CommentRecord[]): string[] {
  const direction = sort === "oldest" ? -1 : 1;
  const compare = (a: RootPosition, b: RootPosition) =>
    Number(b.pinned) - Number(a.pinned) || direction * (b.key - a.key) || b.place - a.place;
  return roots
    .filter(({ shown, ordinal }) => shown && ordinal === 0)
    .toSorted((a, b) => compare(positionOf(a, sort), positionOf(b, sort)))
    .map(({ id }) => id);
}

/** Each in a database of its own: on a stand-in that looks at every document, many make all tests slow. */
export function testRootPages(open: OpenStores): void {
  testSameMillisecond(open);
  testMovingRoots(open);
}

/** All roots, page by page, with something happening between any two. */
async function walk(
  { comments }: Pick<OpenedStores, "comments">,
  stream: string,
  page: { sort: Sort; limit: number; between?: () => Promise<unknown> },
): Promise<string[]> {
  const { sort, limit, between } = page;
  const ids: string[] = [];
  let after: RootPosition | null = null;
  for (;;) {
    const found = await comments.roots(stream, sort, { after, limit });
    ids.push(...found.map(({ id }) => id));
    const last = found.at(-1);
    if (!last || found.length < limit) return ids;
    after = positionOf(last, sort);
    await between?.();
  }
}

function testSameMillisecond(open: OpenStores): void {
  describe("[T49] 500 roots in one millisecond", () => {
    const { stores, anArticle } = openForSuite(open);
    let article: TestArticle;
    let roots: CommentRecord[];

    beforeAll(async () => {
      article = anArticle();
      roots = await Promise.all(Array.from({ length: 500 }, () => article.post()));
      for (const [index, root] of roots.slice(0, 12).entries()) {
        const vote = { accountId: OTHER.id, value: 1, at: root.createdAt } as const;
        if (index % 3 === 0) await stores().votes.put(root, vote);
        if (index % 4 === 0) await article.reply(root);
        if (index % 5 === 0) await article.decide("pin", root);
      }
      const found = await stores().comments.findMany(roots.map(({ id }) => id));
      roots = [...found.values()];
    });

    test.each(SORTS)("[CR4] %s → every page goes on where the last ended", async (sort) => {
      expect(new Set(roots.map(({ createdAt }) => createdAt)).size).toBe(1);
      expect(await walk(stores(), article.stream, { sort, limit: 97 })).toEqual(
        inOrder(sort, roots),
      );
    });
  });
}

function testMovingRoots(open: OpenStores): void {
  describe("[T48] a walk while others come, go and move", () => {
    const { stores, anArticle, clock } = openForSuite(open);

    test.each(SORTS)("[CR4] %s → what stood still is there once", async (sort) => {
      const article = anArticle();
      const roots = await Promise.all(Array.from({ length: 12 }, () => article.post()));
      for (const root of roots.slice(2, 5)) await article.reply(root);
      for (const root of roots.slice(6, 8)) await article.decide("pin", root);
      const still = roots.filter((_, index) => index % 4 !== 0);
      const moving = roots.filter((_, index) => index % 4 === 0);

      async function stir(): Promise<void> {
        const target = moving.shift();
        clock.now += 1;
        await article.post();
        if (!target) return;
        if (moving.length % 2 === 0) await article.decide("hide", target);
        else await article.decide("pin", target);
        const vote = { accountId: OTHER.id, value: 1, at: target.createdAt } as const;
        await stores().votes.put(moving[0] ?? target, vote);
        await article.reply(moving[0] ?? (await article.post()));
      }

      const seen = await walk(stores(), article.stream, { sort, limit: 3, between: stir });
      for (const { id } of still) expect(seen.filter((one) => one === id)).toEqual([id]);
    });
  });
}
