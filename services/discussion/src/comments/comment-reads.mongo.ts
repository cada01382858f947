import type { Sort } from "@parley/contracts/types";
import { afterPosition } from "@parley/service-kit/storage/mongo/after-position";
import { byIds, eq, gt, lte, oneOf } from "@parley/service-kit/storage/mongo/checked";
import type { MongoStore } from "@parley/service-kit/storage/mongo/open-mongo";
import type { mongo } from "mongoose";
import { COMMENTS } from "../article-stream/changes.ts";
import {
  type CommentDocument,
  commentFilter,
  commentIn,
} from "../article-stream/documents.mongo.ts";
import type { CommentRecord } from "../article-stream/records.ts";
import { commentIdOf } from "../article-stream/stream-id.ts";
import type { CommentReads, RootPosition } from "./comment-reads.ts";

/** Each sort reads its own index: its key, and in which direction. */
const ROOTS_BY = {
  best: { key: "score", direction: "falling" },
  discussed: { key: "replyCount", direction: "falling" },
  newest: { key: null, direction: "falling" },
  oldest: { key: null, direction: "rising" },
} as const satisfies Record<Sort, { key: string | null; direction: "rising" | "falling" }>;

export function createMongoCommentReads(store: MongoStore): CommentReads {
  const comments = store.collection<CommentDocument>(COMMENTS);

  async function read(
    filter: mongo.Filter<CommentDocument>,
    { sort, limit }: { sort: Record<string, 1 | -1>; limit?: number },
  ): Promise<CommentRecord[]> {
    const cursor = comments.find(filter).sort(sort);
    const found = limit === undefined ? cursor : cursor.limit(limit);
    return (await store.run(() => found.toArray())).map(commentIn);
  }

  const repliesOf = (stream: string, rootPlace: number, page: { after: number; limit: number }) =>
    read(
      {
        stream: eq(stream),
        rootPlace: eq(rootPlace),
        ordinal: gt(page.after),
        shown: eq(true),
      },
      { sort: { ordinal: 1 }, limit: page.limit },
    );

  /** The rest of a root's first `limit`, where some of those read are not shown. */
  async function topUp(first: readonly CommentRecord[], limit: number): Promise<CommentRecord[]> {
    const shown = first.filter((comment) => comment.shown);
    const last = first.at(-1);
    if (!last || last.ordinal < limit || shown.length === limit) return shown;
    const page = { after: limit, limit: limit - shown.length };
    return [...shown, ...(await repliesOf(last.stream, last.rootPlace, page))];
  }

  return {
    async find(id) {
      const found = await store.run(() => comments.findOne(commentFilter(id)));
      return found && commentIn(found);
    },
    async findMany(ids) {
      if (ids.length === 0) return new Map();
      const found = await store.run(() => comments.find(byIds(ids)).toArray());
      const byId = new Map(found.map((document) => [document._id, commentIn(document)]));
      return new Map(ids.flatMap((id) => entryOf(byId, id)));
    },
    async findByKey(stream, authorId, key) {
      const id = commentIdOf(stream, authorId, key);
      const found = await store.run(() => comments.findOne(commentFilter(id)));
      return found && commentIn(found);
    },
    async roots(stream, sort, { after, limit }) {
      const segment = (pinned: boolean) =>
        read(rootsFilter(stream, sort, { pinned, after }), { sort: rootsOrder(sort), limit });
      const pinned = after?.pinned === false ? [false] : [true, false];
      const found = (await Promise.all(pinned.map(segment))).flat();
      // One unpinned between the two reads is in both.
      return [...new Map(found.map((root) => [root.id, root])).values()].slice(0, limit);
    },
    async firstReplies(stream, rootPlaces, limit) {
      if (limit === 0 || rootPlaces.length === 0) return [];
      // Unshown ones too: a root that has fewer ordinals than asked for has no more of them.
      const filter = {
        stream: eq(stream),
        rootPlace: oneOf(rootPlaces),
        ordinal: { ...gt(0), ...lte(limit) },
      };
      const found = await read(filter, { sort: { rootPlace: 1, ordinal: 1 } });
      const below = (place: number) => found.filter(({ rootPlace }) => rootPlace === place);
      const topped = rootPlaces.map((place) => topUp(below(place), limit));
      return (await Promise.all(topped)).flat();
    },
    replies: (root, page) => repliesOf(root.stream, root.place, page),
    async ownWithStatus(stream, authorId, { status, limit }) {
      const filter = { stream: eq(stream), authorId: eq(authorId), status: eq(status) };
      const newestFirst = await read(filter, { sort: { place: -1 }, limit });
      return status === "pending" ? newestFirst.toReversed() : newestFirst;
    },
  };
}

function rootsFilter(
  stream: string,
  sort: Sort,
  { pinned, after }: { pinned: boolean; after: RootPosition | null },
): mongo.Filter<CommentDocument> {
  const { key, direction } = ROOTS_BY[sort];
  const filter = { stream: eq(stream), ordinal: eq(0), shown: eq(true), pinned: eq(pinned) };
  if (after?.pinned !== pinned) return filter;
  const position = { ...(key && { [key]: after.key }), place: after.place };
  return { ...filter, ...afterPosition(position, direction) };
}

function rootsOrder(sort: Sort): Record<string, 1 | -1> {
  const { key, direction } = ROOTS_BY[sort];
  const way = direction === "rising" ? 1 : -1;
  return { ...(key && { [key]: way }), place: way };
}

function entryOf(byId: ReadonlyMap<string, CommentRecord>, id: string) {
  const comment = byId.get(id);
  return comment ? [[id, comment] as const] : [];
}
