import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isAppError } from "@parley/service-kit/problem";
import type { TestArticle } from "../../testing/a-test-article.ts";
import type { Suite } from "../../testing/opened-stores.ts";
import type { ArticleCommand } from "../commands.ts";
import { standsInThread } from "../public-state.ts";
import type { CommentRecord } from "../records.ts";
import { playArticle } from "../testing/play.ts";
import { commandsOf, randomSteps, type Step } from "../testing/random-commands.ts";

const BEGINNING = Date.parse("2026-01-01T00:00:00.000Z");

export function testBatches({ stores, clock, anArticle }: Suite, histories: number): void {
  async function submitAtOnce({ stream }: TestArticle, commands: readonly ArticleCommand[]) {
    const submit = (command: ArticleCommand) => stores().articleJournal.submit(stream, command);
    const settled = await Promise.allSettled(commands.map(submit));
    for (const one of settled)
      if (one.status === "rejected" && !isAppError(one.reason)) throw one.reason;
  }

  async function allOf({ siteId }: TestArticle): Promise<readonly CommentRecord[]> {
    const page = { siteId, stream: null, after: null, limit: 1_000 };
    return stores().queue.list("all", page);
  }

  /** Ids, numbers of entries and what hangs on them differ between two runs of the same commands. */
  function comparable(comments: readonly CommentRecord[]) {
    const places = new Map(comments.map(({ id, place }) => [id, place]));
    return comments
      .toSorted((a, b) => a.place - b.place)
      .map(({ id: _id, key: _key, fingerprint: _fingerprint, n: _n, decidedN: _d, ...rest }) => ({
        ...rest,
        parentId: places.get(rest.parentId ?? ""),
        rootId: places.get(rest.rootId),
        stream: "",
        siteId: "",
      }));
  }

  describe("commands at once", () => {
    test("[J6] any commands at once → as one after the other", async () => {
      const property = fc.asyncProperty(randomSteps(30), async (steps: Step[]) => {
        const [article, play] = [anArticle(), playArticle()];
        const commands = commandsOf(article, steps);
        for (const command of commands) play.decide(command, clock.now - BEGINNING);
        await submitAtOnce(article, commands);
        const ids = play.entries.flatMap(({ create }) => create.map(({ id }) => id));
        const alone = ids.map((id) => play.comment(id));
        expect(comparable(await allOf(article))).toEqual(comparable(alone));
        const found = await stores().articles.find(article.stream);
        expect(found?.article).toEqual(play.article());
      });
      await fc.assert(property, { numRuns: histories, seed: 2, endOnFailure: true });
    });

    test("[C3] after any commands → the counts kept equal a recount", async () => {
      const property = fc.asyncProperty(randomSteps(60), async (steps: Step[]) => {
        const article = anArticle();
        const commands = commandsOf(article, steps);
        for (let from = 0; from < commands.length; from += 10)
          await submitAtOnce(article, commands.slice(from, from + 10));
        const comments = await allOf(article);
        const visible = comments.filter(({ status }) => status === "visible");
        const found = await stores().articles.find(article.stream);
        expect(found?.article.commentCount).toBe(visible.length);
        for (const comment of comments) expectRecounted(comment, comments);
      });
      await fc.assert(property, { numRuns: histories, seed: 3, endOnFailure: true });
    });
  });
}

function expectRecounted(comment: CommentRecord, all: readonly CommentRecord[]): void {
  const below = all.filter(({ rootId, id }) => rootId === comment.id && id !== comment.id);
  const visible = below.filter(({ status }) => status === "visible").length;
  const answered = all.some(({ parentId }) => parentId === comment.id);
  const lastOrdinal = Math.max(0, ...below.map(({ ordinal }) => ordinal));
  expect(comment).toMatchObject({
    answered,
    shown: standsInThread(comment),
    replyCount: visible,
    lastOrdinal,
  });
  const parent = all.find(({ id }) => id === comment.parentId);
  if (parent) expect(parent.place).toBeLessThan(comment.place);
}
