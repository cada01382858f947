import { NO_CHANGES } from "@parley/service-kit/journal/no-changes";
import { type Decision, type Fields, JOURNAL_LIMITS } from "@parley/service-kit/journal/port";
import { COMMENTS, markOf } from "../changes.ts";
import type { RepairCommand } from "../commands.ts";
import { standsInThread } from "../public-state.ts";
import { type ArticleRecord, type CommentRecord, visible } from "../records.ts";
import type { ArticleState } from "../state.ts";

export interface RepairOutcome {
  /** The comments that were not as recounted. */
  readonly comments: readonly string[];
  /** What was wrong in them or in the article, by name; none: nothing. */
  readonly fields: readonly string[];
  /** Comments that are still wrong: one entry holds no more. */
  readonly left: number;
}

/** A comment as it should be, and what of it is otherwise. */
interface Recounted {
  readonly comment: CommentRecord;
  readonly wrong: Fields;
}

const NOTHING_BELOW = { replyCount: 0, lastOrdinal: 0 };
const RECOUNTED = ["answered", "shown", "replyCount", "lastOrdinal"] as const;

/** [C3] [J7] What is kept beside the comments becomes what a recount says; where it is so already, no entry. */
export function decideRepair(state: ArticleState, command: RepairCommand): Decision<RepairOutcome> {
  const { article } = state;
  if (article === null) return { kind: "same", outcome: { comments: [], fields: [], left: 0 } };
  const { wrong, replyCounts } = recountTrees(state, new Set(command.trees));
  const repaired = wrong.slice(0, JOURNAL_LIMITS.batchDocuments);
  const commentCount = state.visible ?? article.commentCount;
  const head = commentCount === article.commentCount ? {} : { commentCount };
  const outcome = {
    comments: repaired.map(({ comment }) => comment.id),
    fields: namesIn([head, ...repaired.map((one) => one.wrong)]),
    left: wrong.length - repaired.length,
  };
  if (outcome.fields.length === 0) return { kind: "same", outcome };
  const changes = {
    ...NO_CHANGES,
    set: repaired.map(({ comment, wrong: fields }) => ({ in: COMMENTS, id: comment.id, fields })),
    head,
    marks: repaired.map(({ comment }) => markOf(comment, replyCounts.get(comment.rootId) ?? 0)),
    totals: { commentCount },
    log: [actOn(article, outcome)],
  };
  return { kind: "change", outcome, changes };
}

/** The trees of the roots at these places. */
function recountTrees(state: ArticleState, places: ReadonlySet<number>) {
  const comments = [...state.comments.values()].filter(({ rootPlace }) => places.has(rootPlace));
  const parents = new Set(comments.map(({ parentId }) => parentId));
  const below = new Map<string, typeof NOTHING_BELOW>();
  for (const reply of comments) {
    if (reply.rootId === reply.id) continue;
    const { replyCount, lastOrdinal } = below.get(reply.rootId) ?? NOTHING_BELOW;
    below.set(reply.rootId, {
      replyCount: replyCount + visible(reply),
      lastOrdinal: Math.max(lastOrdinal, reply.ordinal),
    });
  }
  const wrong = comments.flatMap((before): Recounted[] => {
    const counted = below.get(before.id) ?? NOTHING_BELOW;
    const moved = { ...before, ...counted, answered: parents.has(before.id) };
    const comment = { ...moved, shown: standsInThread(moved) };
    const names = RECOUNTED.filter((name) => comment[name] !== before[name]);
    if (names.length === 0) return [];
    return [{ comment, wrong: Object.fromEntries(names.map((name) => [name, comment[name]])) }];
  });
  return {
    wrong,
    replyCounts: new Map([...below].map(([id, { replyCount }]) => [id, replyCount])),
  };
}

function namesIn(all: readonly Fields[]): string[] {
  return [...new Set(all.flatMap((fields) => Object.keys(fields)))].toSorted();
}

function actOn({ siteId, articleId }: ArticleRecord, { fields, comments }: RepairOutcome) {
  const names = fields.join(", ");
  const note = comments.length > 0 ? `${names} (comments: ${comments.length})` : names;
  return { site: siteId, action: "repair", actor: null, article: articleId, note };
}
