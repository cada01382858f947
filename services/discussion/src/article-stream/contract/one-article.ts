import { describe, expect, test } from "@jest/globals";
import type { Suite } from "../../testing/opened-stores.ts";

export function testOneArticle({ stores, anArticle }: Suite): void {
  describe("one article", () => {
    test("[T47] a reply to a comment of another article → not-found, and nothing is written", async () => {
      const [here, elsewhere] = [anArticle(), anArticle()];
      await here.post();
      const foreign = await elsewhere.post();
      const reply = here.post({ parentId: foreign.id });
      await expect(reply).rejects.toMatchObject({ code: "not-found" });
      expect(await elsewhere.again(foreign)).toEqual(foreign);
      const found = await stores().articles.find(here.stream);
      expect(found).toMatchObject({ n: 1, article: { commentCount: 1 } });
    });

    test("[T48] a decision sent to another article's stream → not-found", async () => {
      const [here, elsewhere] = [anArticle(), anArticle()];
      await here.post();
      const { id } = await elsewhere.post();
      const actor = { id: "reader", moderator: false };
      const sent = stores().articleJournal.submit(here.stream, { kind: "delete", id, actor });
      await expect(sent).rejects.toMatchObject({ code: "not-found" });
    });
  });
}
