import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Sort } from "@parley/contracts/types";
import type { CommentRecord } from "../../article-stream/records.ts";
import { aText, OTHER } from "../../article-stream/testing/commands.ts";
import type { TestArticle } from "../../testing/a-test-article.ts";
import type { Suite } from "../../testing/opened-stores.ts";

type Name = "plain" | "loved" | "answered" | "pinned" | "hidden" | "tombstone" | "pending";

/** One root of each sort, in this order of arrival. */
async function anArticleOfRoots({ stores, anArticle }: Suite) {
  const article = anArticle();
  const roots = {
    plain: await article.post(),
    loved: await article.post(),
    answered: await article.post(),
    pinned: await article.post(),
    hidden: await article.post(),
    tombstone: await article.post(),
    pending: await article.held(),
  } satisfies Record<Name, CommentRecord>;
  const up = { accountId: OTHER.id, value: 1, at: "2026-01-01T00:00:00.000Z" } as const;
  await stores().votes.put(roots.loved, up);
  await answerTwice(article, roots.answered);
  await article.decide("pin", roots.pinned);
  await article.decide("hide", roots.hidden);
  await article.reply(roots.tombstone);
  await article.decide("hide", roots.tombstone);
  return { article, roots };
}

async function answerTwice(article: TestArticle, root: CommentRecord): Promise<void> {
  const reply = await article.reply(root);
  await article.reply(reply);
}

export function testRootOrders(suite: Suite): void {
  describe("the order of roots", () => {
    let given: Awaited<ReturnType<typeof anArticleOfRoots>>;
    beforeAll(async () => {
      given = await anArticleOfRoots(suite);
    });

    const namesOf = (found: readonly CommentRecord[]) => {
      const names = new Map(Object.entries(given.roots).map(([name, { id }]) => [id, name]));
      return found.map(({ id }) => names.get(id));
    };

    test.each<[Sort, Name[]]>([
      ["best", ["pinned", "loved", "tombstone", "answered", "plain"]],
      ["newest", ["pinned", "tombstone", "answered", "loved", "plain"]],
      ["oldest", ["pinned", "plain", "loved", "answered", "tombstone"]],
      ["discussed", ["pinned", "answered", "tombstone", "loved", "plain"]],
    ])(
      "[CR4] %s → pinned first, then by its key; what is not shown is left out",
      async (sort, names) => {
        const page = { after: null, limit: 10 };
        const found = await suite.stores().comments.roots(given.article.stream, sort, page);
        expect(namesOf(found)).toEqual(names);
        expect(found.every((root) => root.shown && root.ordinal === 0)).toBe(true);
      },
    );

    test("[CR4] roots: more are asked for than a limit → only the first", async () => {
      const { comments } = suite.stores();
      const { stream } = given.article;
      const two = await comments.roots(stream, "newest", { after: null, limit: 2 });
      expect(namesOf(two)).toEqual(["pinned", "tombstone"]);
      const one = await comments.roots(stream, "newest", { after: null, limit: 1 });
      expect(namesOf(one)).toEqual(["pinned"]);
    });

    test("[CR4] roots: an article nothing happened in → none", async () => {
      const page = { after: null, limit: 10 };
      const nowhere = suite.anArticle().stream;
      expect(await suite.stores().comments.roots(nowhere, "best", page)).toEqual([]);
    });

    test("[CR4] roots: a text with every kind of node → read back as it was written", async () => {
      const article = suite.anArticle();
      const text = { ...aText("«»\u202f🦊 \\ ' \" $where"), flags: [] };
      const posted = await article.post({ text });
      const page = { after: null, limit: 1 };
      expect(await suite.stores().comments.roots(article.stream, "best", page)).toEqual([posted]);
    });
  });
}
