import type { Report } from "@parley/contracts/types";
import { eq, gte, oneOf } from "@parley/service-kit/storage/mongo/checked";
import type { MongoIndex } from "@parley/service-kit/storage/mongo/indexes";
import type { MongoStore } from "@parley/service-kit/storage/mongo/open-mongo";
import { isDuplicateKey } from "@parley/service-kit/storage/mongo/store-error";
import type { CommentRecord } from "../../article-stream/records.ts";
import { createRecount } from "../../comments/recount.mongo.ts";
import type { NewReport, ReportStore } from "./report-store.ts";

const REPORTS = "reports";
const OPEN_MAX = 100;
const OLDEST_FIRST = { at: 1, account: 1 } as const;

/** `_id`: comment and person, and the comment's id names the article. */
interface ReportDocument extends Omit<NewReport, "accountId"> {
  readonly _id: string;
  readonly stream: string;
  readonly comment: string;
  readonly account: string;
}

export const REPORT_INDEXES: readonly MongoIndex[] = [
  { collection: REPORTS, key: { stream: 1, comment: 1, at: 1, account: 1, n: 1 } },
];

export function createMongoReportStore(store: MongoStore): ReportStore {
  const reports = store.collection<ReportDocument>(REPORTS);

  /** Those that no decision has settled. */
  const open = ({ stream, id, decidedN }: CommentRecord) => ({
    stream: eq(stream),
    comment: eq(id),
    n: gte(decidedN),
  });

  const recount = createRecount(store, {
    revision: "reportRecounts",
    count: async (comment) => ({
      openReports: await store.run(() => reports.countDocuments(open(comment))),
    }),
  });

  async function insert(comment: CommentRecord, report: NewReport): Promise<boolean> {
    const { accountId, ...fields } = report;
    const place = { stream: comment.stream, comment: comment.id, account: accountId };
    const document = { _id: `${comment.id}:${accountId}`, ...place, ...fields };
    try {
      await store.run(() => reports.insertOne(document));
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  async function openOf(comment: CommentRecord): Promise<readonly Report[]> {
    const cursor = () => reports.find(open(comment)).sort(OLDEST_FIRST).limit(OPEN_MAX).toArray();
    const found = await store.run(cursor);
    return found.map(({ reason, note, at }) => ({ reason, note, createdAt: at }));
  }

  /** By comment, those that no decision has settled. */
  async function countEach(comments: readonly CommentRecord[]): Promise<Map<string, number>> {
    const decided = new Map(comments.map(({ id, decidedN }) => [id, decidedN]));
    const streams = [...new Set(comments.map(({ stream }) => stream))];
    const filter = { stream: oneOf(streams), comment: oneOf([...decided.keys()]) };
    const projection = { _id: 0, comment: 1, n: 1 } as const;
    const counts = new Map<string, number>();
    for (const row of await store.run(() => reports.find(filter, { projection }).toArray()))
      if (row.n >= (decided.get(row.comment) ?? 0))
        counts.set(row.comment, (counts.get(row.comment) ?? 0) + 1);
    return counts;
  }

  return {
    async recount(comments) {
      const counts = await countEach(comments);
      const differing = comments.filter(
        ({ id, openReports }) => openReports !== (counts.get(id) ?? 0),
      );
      for (const { id } of differing) await recount(id);
      return differing.map(({ id }) => id);
    },
    async put(comment, report) {
      const isNew = await insert(comment, report);
      await recount(comment.id);
      return { isNew };
    },
    async openOf(comments) {
      const each = comments.map(async (comment) => [comment.id, await openOf(comment)] as const);
      return new Map(await Promise.all(each));
    },
  };
}
