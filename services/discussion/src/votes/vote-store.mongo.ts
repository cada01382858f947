import { eq, oneOf } from "@parley/service-kit/storage/mongo/checked";
import type { MongoIndex } from "@parley/service-kit/storage/mongo/indexes";
import type { MongoStore } from "@parley/service-kit/storage/mongo/open-mongo";
import { isDuplicateKey } from "@parley/service-kit/storage/mongo/store-error";
import type { CommentRecord } from "../article-stream/records.ts";
import { createRecount } from "../comments/recount.mongo.ts";
import type { Vote, VoteStore } from "./vote-store.ts";
import { wilsonLowerBound } from "./wilson.ts";

const VOTES = "votes";
const VALUES = [1, 0, -1] as const;

/** `_id`: comment and person, and the comment's id names the article. */
interface VoteDocument {
  readonly _id: string;
  readonly stream: string;
  readonly comment: string;
  readonly account: string;
  readonly value: Vote["value"];
  readonly at: string;
}

export const VOTE_INDEXES: readonly MongoIndex[] = [
  { collection: VOTES, key: { stream: 1, comment: 1, value: 1 } },
  { collection: VOTES, key: { stream: 1, account: 1, at: -1, comment: -1, value: 1 } },
];

export function createMongoVoteStore(store: MongoStore): VoteStore {
  const votes = store.collection<VoteDocument>(VOTES);

  const countOf = ({ stream, id }: CommentRecord, value: Vote["value"]) => {
    const filter = { stream: eq(stream), comment: eq(id), value: eq(value) };
    return store.run(() => votes.countDocuments(filter));
  };

  const recount = createRecount(store, {
    revision: "voteRecounts",
    async count(comment) {
      const [up, down] = await Promise.all([countOf(comment, 1), countOf(comment, -1)]);
      return { up, down, score: wilsonLowerBound(up, down) };
    },
  });

  /** By comment; absent where there are none. */
  async function countEach(comments: readonly CommentRecord[], value: Vote["value"]) {
    const streams = [...new Set(comments.map(({ stream }) => stream))];
    const ids = comments.map(({ id }) => id);
    const $match = { stream: oneOf(streams), comment: oneOf(ids), value: eq(value) };
    const pipeline = [{ $match }, { $group: { _id: "$comment", n: { $sum: 1 } } }];
    const counted = () => votes.aggregate<{ _id: string; n: number }>(pipeline).toArray();
    return new Map((await store.run(counted)).map(({ _id, n }) => [_id, n]));
  }

  /** The row of a person is there once: who finds it there changes it, unless it says the same already. */
  async function write({ stream, id }: CommentRecord, vote: Vote): Promise<void> {
    const { accountId, value, at } = vote;
    const _id = `${id}:${accountId}`;
    try {
      const document = { _id, stream, comment: id, account: accountId, value, at };
      await store.run(() => votes.insertOne(document));
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const others = VALUES.filter((one) => one !== value);
      const filter = { _id: eq(_id), stream: eq(stream), value: oneOf(others) };
      await store.run(() => votes.updateOne(filter, { $set: { value, at } }));
    }
  }

  return {
    async put(comment, vote) {
      await write(comment, vote);
      const { up, down } = await recount(comment.id);
      return { up, down };
    },
    async recount(comments) {
      const [ups, downs] = await Promise.all([countEach(comments, 1), countEach(comments, -1)]);
      const differing = comments.filter(({ id, up, down, score }) => {
        const [rowsUp, rowsDown] = [ups.get(id) ?? 0, downs.get(id) ?? 0];
        return up !== rowsUp || down !== rowsDown || score !== wilsonLowerBound(rowsUp, rowsDown);
      });
      for (const { id } of differing) await recount(id);
      return differing.map(({ id }) => id);
    },
    async mine(stream, accountId, limit) {
      const filter = { stream: eq(stream), account: eq(accountId), value: oneOf([1, -1] as const) };
      const newest = () => votes.find(filter).sort({ at: -1, comment: -1 }).limit(limit).toArray();
      const found = await store.run(newest);
      return Object.fromEntries(
        found.map(({ comment, value }) => [comment, value === 1 ? 1 : -1] as const),
      );
    },
  };
}
