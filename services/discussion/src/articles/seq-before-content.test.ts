import { describe, expect, test } from "@jest/globals";
import { readChanges } from "./read-changes.ts";
import { readThread } from "./read-thread.ts";
import { FIRST_SETTINGS } from "../site-stream/records.ts";
import { openTestSqliteStores } from "../testing/open-stores.sqlite.ts";
import { openForSuite } from "../testing/opened-stores.ts";

describe("[W1] seq is read before the content", () => {
  const { stores, clock, anArticle } = openForSuite(openTestSqliteStores);
  const depsOf = (siteId: string) => ({
    ...stores(),
    findSite: async () => ({
      siteId,
      name: "A site",
      allowedOrigins: [],
      settings: FIRST_SETTINGS,
      createdAt: "2026-01-01T00:00:00.000Z",
    }),
    namesOf: async () => new Map(),
    now: () => clock.now,
  });
  const FIRST_PAGE = { sort: "newest", limit: 25, replies: 3 } as const;

  test("readThread: a comment comes while the page is read → it is in what follows the page's seq", async () => {
    const article = anArticle();
    await article.post();
    const deps = depsOf(article.siteId);
    const { roots } = deps.comments;
    const comments = {
      ...deps.comments,
      async roots(...asked: Parameters<typeof roots>) {
        const found = await roots(...asked);
        await article.post();
        return found;
      },
    };
    const page = await readThread({ ...deps, comments }, article, FIRST_PAGE);
    expect(page).toMatchObject({ seq: 1, comments: [{ version: 1 }] });
    expect((await readChanges(deps, article, page.seq)).comments).toHaveLength(1);
  });

  test("readChanges: a comment is hidden while they are read → it is in what follows their seq", async () => {
    const article = anArticle();
    const comment = await article.post();
    const deps = depsOf(article.siteId);
    const { findMany } = deps.comments;
    const comments = {
      ...deps.comments,
      async findMany(...asked: Parameters<typeof findMany>) {
        const found = await findMany(...asked);
        await article.decide("hide", comment);
        return found;
      },
    };
    const changes = await readChanges({ ...deps, comments }, article, 0);
    expect(changes).toMatchObject({ seq: 1, comments: [{ status: "visible" }] });
    const next = await readChanges(deps, article, changes.seq);
    expect(next.comments).toMatchObject([{ id: comment.id, status: "hidden" }]);
  });
});
