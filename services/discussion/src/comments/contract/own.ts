import { describe, expect, test } from "@jest/globals";
import type { CommentRecord } from "../../article-stream/records.ts";
import { OTHER, READER } from "../../article-stream/testing/commands.ts";
import type { TestArticle } from "../../testing/a-test-article.ts";
import type { Suite } from "../../testing/opened-stores.ts";

export function testOwn({ stores, anArticle }: Suite): void {
  describe("an author's own", () => {
    async function fill(article: TestArticle): Promise<{
      held: CommentRecord[];
      hidden: CommentRecord[];
    }> {
      const held: CommentRecord[] = [];
      const hidden: CommentRecord[] = [];
      for (let i = 0; i < 3; i += 1) {
        held.push(await article.held());
        hidden.push(await article.decide("hide", await article.post(), "off topic"));
      }
      await article.post();
      await article.held({ author: OTHER });
      return { held, hidden };
    }

    test("[CR7] ownWithStatus: held → only this author's here, oldest first", async () => {
      const article = anArticle();
      const { held } = await fill(article);
      await fill(anArticle());
      const page = { status: "pending", limit: 10 } as const;
      const mine = await stores().comments.ownWithStatus(article.stream, READER.id, page);
      expect(mine).toEqual(held);
      const theirs = await stores().comments.ownWithStatus(article.stream, OTHER.id, page);
      expect(theirs).toHaveLength(1);
    });

    test("[CR7] ownWithStatus: hidden → newest first, the newest where there are more", async () => {
      const article = anArticle();
      const { hidden } = await fill(article);
      const page = { status: "hidden", limit: 2 } as const;
      const found = await stores().comments.ownWithStatus(article.stream, READER.id, page);
      expect(found.map(({ id }) => id)).toEqual([hidden[2]?.id, hidden[1]?.id]);
      expect(found[0]?.hiddenReason).toBe("off topic");
    });

    test("[CR7] ownWithStatus: more are held than the limit → the newest of them, oldest first", async () => {
      const article = anArticle();
      const { held } = await fill(article);
      const page = { status: "pending", limit: 2 } as const;
      const found = await stores().comments.ownWithStatus(article.stream, READER.id, page);
      expect(found).toEqual([held[1], held[2]]);
    });
  });
}
