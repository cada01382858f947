import { beforeAll, describe, expect, test } from "@jest/globals";
import type { CommentRecord } from "../../article-stream/records.ts";
import type { TestArticle } from "../../testing/a-test-article.ts";
import type { Suite } from "../../testing/opened-stores.ts";

export function testReplies({ stores, anArticle }: Suite): void {
  describe("replies", () => {
    let article: TestArticle;
    let full: CommentRecord;
    let short: CommentRecord;
    let lonely: CommentRecord;

    // Below `full`, by ordinal: 1 hidden, 2 a tombstone, 3 never public, 4 and 5 (under 2) visible, 6 hidden, 7 visible.
    beforeAll(async () => {
      article = anArticle();
      full = await article.post();
      lonely = await article.post();
      short = await article.post();
      const gone = await article.reply(full);
      const answered = await article.reply(full);
      await article.held({ parentId: full.id });
      await article.reply(full);
      await article.reply(answered);
      const goneToo = await article.reply(full);
      await article.reply(full);
      await article.reply(short);
      for (const one of [gone, answered, goneToo]) await article.decide("hide", one);
    });

    const first = async (roots: readonly CommentRecord[], limit: number) => {
      const places = roots.map(({ place }) => place);
      const found = await stores().comments.firstReplies(article.stream, places, limit);
      return roots.map((root) =>
        found.filter(({ rootId }) => rootId === root.id).map(({ ordinal }) => ordinal),
      );
    };

    test.each([
      [1, [[2], [1], []]],
      [2, [[2, 4], [1], []]],
      [3, [[2, 4, 5], [1], []]],
      [4, [[2, 4, 5, 7], [1], []]],
      [20, [[2, 4, 5, 7], [1], []]],
    ])(
      "[CR5] firstReplies: the first %j of three roots, some of them unshown → the shown ones by ordinal",
      async (limit, ordinals) => {
        expect(await first([full, short, lonely], limit)).toEqual(ordinals);
      },
    );

    test("[CR5] firstReplies: none wanted, or no root → none", async () => {
      expect(await first([full], 0)).toEqual([[]]);
      expect(await stores().comments.firstReplies(article.stream, [], 3)).toEqual([]);
    });

    test("[CR5] firstReplies: any limit → a parent is there before its child", async () => {
      for (const limit of [1, 2, 3, 4]) {
        const found = await stores().comments.firstReplies(article.stream, [full.place], limit);
        const before = new Set([full.id]);
        for (const reply of found) {
          expect(before.has(reply.parentId ?? "")).toBe(true);
          before.add(reply.id);
        }
      }
    });

    test("[CR6] replies: page by page → every shown one by ordinal, from the one after", async () => {
      const page = async (after: number, limit: number) => {
        const found = await stores().comments.replies(full, { after, limit });
        return found.map(({ ordinal }) => ordinal);
      };
      expect(await page(0, 50)).toEqual([2, 4, 5, 7]);
      expect(await page(0, 2)).toEqual([2, 4]);
      expect(await page(4, 2)).toEqual([5, 7]);
      expect(await page(6, 2)).toEqual([7]);
      expect(await page(7, 2)).toEqual([]);
    });
  });
}
