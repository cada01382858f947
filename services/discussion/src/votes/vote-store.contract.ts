import { describe, expect, test } from "@jest/globals";
import { OTHER, READER } from "../article-stream/testing/commands.ts";
import { openForSuite, type OpenStores } from "../testing/opened-stores.ts";
import type { Vote } from "./vote-store.ts";
import { wilsonLowerBound } from "./wilson.ts";

function aVote(value: Vote["value"], accountId = OTHER.id, atMs = 0): Vote {
  return { accountId, value, at: new Date(atMs).toISOString() };
}

/** What vote-store.ts promises of every store. */
export function describeVoteStore(name: string, open: OpenStores): void {
  describe(`vote store on ${name}`, () => {
    const suite = openForSuite(open);
    const { stores, anArticle } = suite;

    test("[VS1] put: up, the other way, taken back → one vote a person, and the counters with it", async () => {
      const article = anArticle();
      const comment = await article.post();
      const { votes } = stores();
      expect(await votes.put(comment, aVote(1))).toEqual({ up: 1, down: 0 });
      expect(await votes.put(comment, aVote(-1))).toEqual({ up: 0, down: 1 });
      expect(await article.again(comment)).toMatchObject({ up: 0, down: 1, score: 0 });
      expect(await votes.put(comment, aVote(1, READER.id))).toEqual({ up: 1, down: 1 });
      const score = wilsonLowerBound(1, 1);
      expect(await article.again(comment)).toMatchObject({ up: 1, down: 1, score });
      expect(await votes.put(comment, aVote(0))).toEqual({ up: 1, down: 0 });
    });

    test("[VS1] put: two comments, two articles → each has its own votes", async () => {
      const [one, other] = [anArticle(), anArticle()];
      const [a, b, c] = [await one.post(), await one.post(), await other.post()];
      await stores().votes.put(a, aVote(1));
      await stores().votes.put(c, aVote(1));
      expect(await stores().votes.put(b, aVote(-1))).toEqual({ up: 0, down: 1 });
      expect(await one.again(a)).toMatchObject({ up: 1, down: 0 });
    });

    test("[VS1] [J12] put: fifty at once, of one person and of many → nobody counts twice", async () => {
      const article = anArticle();
      const comment = await article.post();
      const people = Array.from({ length: 25 }, (_, index) => `person ${index}`);
      const puts = [
        ...people.map((id) => stores().votes.put(comment, aVote(1, id))),
        ...people.map(() => stores().votes.put(comment, aVote(1))),
      ];
      await Promise.all(puts);
      expect(await article.again(comment)).toMatchObject({
        up: 26,
        down: 0,
        score: wilsonLowerBound(26, 0),
      });
    });

    test("[VS1] [J12] put: the counters are wrong, the vote there already → they are right again", async () => {
      const article = anArticle();
      const comment = await article.post();
      await stores().votes.put(comment, aVote(1));
      await stores().spoilCounters(comment.id);
      expect(await stores().votes.put(comment, aVote(1))).toEqual({ up: 1, down: 0 });
      expect(await article.again(comment)).toMatchObject({ up: 1, down: 0 });
    });

    test("[VS1] [J12] put: the comment is hidden meanwhile → its counters stay true, and its version", async () => {
      const article = anArticle();
      const comment = await article.post();
      const [votes] = await Promise.all([
        stores().votes.put(comment, aVote(1)),
        article.decide("hide", comment),
      ]);
      expect(votes).toEqual({ up: 1, down: 0 });
      expect(await article.again(comment)).toMatchObject({ up: 1, status: "hidden", version: 2 });
    });

    test("[VS3] recount: one wrong among others → told by its id, and right again; then none", async () => {
      const article = anArticle();
      const [voted, wrong, silent] = [
        await article.post(),
        await article.post(),
        await article.post(),
      ];
      const { votes, spoilCounters } = stores();
      for (const comment of [voted, wrong]) {
        await votes.put(comment, aVote(1));
        await votes.put(comment, aVote(-1, READER.id));
      }
      await spoilCounters(wrong.id);
      const all = () => Promise.all([voted, wrong, silent].map(article.again));
      expect(await votes.recount(await all())).toEqual([wrong.id]);
      const score = wilsonLowerBound(1, 1);
      expect(await article.again(wrong)).toMatchObject({ up: 1, down: 1, score });
      expect(await votes.recount(await all())).toEqual([]);
      expect(await votes.recount([])).toEqual([]);
    });

    test("[VS2] mine: the newest of one person in one article, without those taken back", async () => {
      const article = anArticle();
      const elsewhere = await anArticle().post();
      const [a, b, c, d] = [
        await article.post(),
        await article.post(),
        await article.post(),
        await article.post(),
      ];
      const { votes } = stores();
      await votes.put(elsewhere, aVote(1, OTHER.id, 9_000));
      await votes.put(a, aVote(1, OTHER.id, 4_000));
      await votes.put(b, aVote(1, OTHER.id, 1_000));
      await votes.put(c, aVote(-1, OTHER.id, 3_000));
      await votes.put(d, aVote(1, OTHER.id, 2_000));
      await votes.put(d, aVote(0, OTHER.id, 5_000));
      await votes.put(d, aVote(1, READER.id, 6_000));
      expect(await votes.mine(article.stream, OTHER.id, 10)).toEqual({
        [a.id]: 1,
        [b.id]: 1,
        [c.id]: -1,
      });
      expect(await votes.mine(article.stream, OTHER.id, 2)).toEqual({ [a.id]: 1, [c.id]: -1 });
      expect(await votes.mine(article.stream, "nobody", 2)).toEqual({});
    });

    test("[VS2] mine: the same vote again → it does not become newer", async () => {
      const article = anArticle();
      const [a, b] = [await article.post(), await article.post()];
      const { votes } = stores();
      await votes.put(a, aVote(1, OTHER.id, 1_000));
      await votes.put(b, aVote(1, OTHER.id, 2_000));
      await votes.put(a, aVote(1, OTHER.id, 3_000));
      expect(await votes.mine(article.stream, OTHER.id, 1)).toEqual({ [b.id]: 1 });
    });
  });
}
