import { describe, expect, test } from "@jest/globals";
import { OTHER, READER } from "../../article-stream/testing/commands.ts";
import type { Suite } from "../../testing/opened-stores.ts";

export function testFinding({ stores, anArticle }: Suite): void {
  describe("finding", () => {
    test("[CR1] find: a known id → the record, whole, as the journal answered it", async () => {
      const article = anArticle();
      const posted = await article.post();
      expect(await stores().comments.find(posted.id)).toEqual(posted);
    });

    test.each(["", "nothing", "$ne", "\u0000", "[object Object]"])(
      "[CR1] find: the unknown id %j → null",
      async (id) => expect(await stores().comments.find(id)).toBeNull(),
    );

    test("[CR2] findMany: known and unknown ids of two articles → the known ones", async () => {
      const [one, other] = [anArticle(), anArticle()];
      const [a, b] = [await one.post(), await other.post()];
      const found = await stores().comments.findMany([b.id, "nothing", a.id, a.id]);
      expect(found).toEqual(
        new Map([
          [a.id, a],
          [b.id, b],
        ]),
      );
      expect(await stores().comments.findMany([])).toEqual(new Map());
    });

    test("[CR3] [J2] findByKey: an author's key in an article → that comment and no other's", async () => {
      const [article, elsewhere] = [anArticle(), anArticle()];
      const mine = await article.post({ key: "k" });
      const theirs = await article.post({ key: "k", author: OTHER });
      const { comments } = stores();
      expect(await comments.findByKey(article.stream, READER.id, "k")).toEqual(mine);
      expect(await comments.findByKey(article.stream, OTHER.id, "k")).toEqual(theirs);
      expect(await comments.findByKey(article.stream, READER.id, "l")).toBeNull();
      expect(await comments.findByKey(elsewhere.stream, READER.id, "k")).toBeNull();
    });

    test("[CR3] [J2] findByKey: the comment is deleted since → it is still found", async () => {
      const article = anArticle();
      const { id, key } = await article.post();
      const deleted = await article.submit({ kind: "delete", id, actor: READER });
      const found = await stores().comments.findByKey(article.stream, READER.id, key);
      expect(found).toMatchObject({ id, status: "deleted", version: deleted.version });
    });
  });
}
