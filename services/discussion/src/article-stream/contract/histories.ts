import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isAppError } from "@parley/service-kit/problem";
import type { Suite } from "../../testing/opened-stores.ts";
import type { ArticleStreamOutcome } from "../article-stream.ts";
import type { ArticleCommand } from "../commands.ts";
import { type Play, playArticle } from "../testing/play.ts";
import { commandsOf, randomSteps } from "../testing/random-commands.ts";

const BEGINNING = Date.parse("2026-01-01T00:00:00.000Z");

export function testHistories({ stores, clock, anArticle }: Suite, histories: number): void {
  async function answerOf(stream: string, command: ArticleCommand) {
    try {
      return await stores().articleJournal.submit(stream, command);
    } catch (error) {
      if (isAppError(error)) return error.code;
      throw error;
    }
  }

  function playedAnswer(play: Play, command: ArticleCommand): ArticleStreamOutcome | string {
    const decision = play.decide(command, clock.now - BEGINNING);
    return decision.kind === "refuse" ? decision.refusal.code : decision.outcome;
  }

  /** The entry that changed a comment last. */
  function lastEntry(play: Play, id: string): number {
    const touches = ({ create, set }: Play["entries"][number]) =>
      [...create, ...set].some((change) => change.id === id);
    return play.entries.findLastIndex(touches) + 1;
  }

  describe("histories", () => {
    test("[J1] any history → views, answers and entries are those of the fold", async () => {
      const property = fc.asyncProperty(randomSteps(30), async (steps) => {
        const [article, play] = [anArticle(), playArticle()];
        const { stream } = article;
        const commands = commandsOf(article, steps);
        for (const [index, command] of commands.entries()) {
          clock.now += steps[index]?.afterMs ?? 0;
          const played = playedAnswer(play, command);
          expect(await answerOf(stream, command)).toEqual(withoutN(played));
        }
        const { articles, comments, journal } = stores();
        expect(await articles.find(stream)).toEqual({
          article: play.article(),
          n: play.entries.length,
        });
        const ids = play.entries.flatMap(({ create }) => create.map(({ id }) => id));
        const expected = ids.map((id) => [id, { ...play.comment(id), n: lastEntry(play, id) }]);
        expect([...(await comments.findMany(ids))]).toEqual(expected);
        const entries = await journal.entries(stream, 0, 1_000);
        const kept = play.entries.map(({ marks, totals, log }) => ({ marks, totals, log }));
        expect(entries.map(({ marks, totals, log }) => ({ marks, totals, log }))).toEqual(kept);
      });
      await fc.assert(property, { numRuns: histories, seed: 1, endOnFailure: true });
    });
  });
}

/** A comment's `n` is the store's to keep: an answer has that of the entry before. */
function withoutN(answer: ArticleStreamOutcome | string): unknown {
  if (typeof answer === "string" || !("comment" in answer)) return answer;
  return { comment: { ...answer.comment, n: expect.any(Number) } };
}
