import { NO_CHANGES } from "@parley/service-kit/journal/no-changes";
import type { Act, Changes, DocumentChange, Mark, Refusal } from "@parley/service-kit/journal/port";
import { standsInThread } from "./public-state.ts";
import { type CommentRecord, visible } from "./records.ts";
import type { ArticleState } from "./state.ts";

/** What a decision answers with: the comment as it stands after it. */
export interface CommentOutcome {
  readonly comment: CommentRecord;
}

export const COMMENTS = "comments";

type CommentFields = Partial<Omit<CommentRecord, "id" | "version" | "shown">>;

/**
 * All that follows when one comment takes on new fields: whether it is shown, what its root and the article count
 * [C3], and the entry's mark. `isNewVersion`: its text or status changes, not only what moves without one.
 */
export function changeComment(
  state: ArticleState,
  {
    comment,
    fields,
    isNewVersion,
  }: {
    comment: CommentRecord;
    fields: CommentFields;
    isNewVersion: boolean;
  },
): { changes: Changes; comment: CommentRecord } {
  const moved = { ...comment, ...fields };
  const after: CommentRecord = {
    ...moved,
    shown: standsInThread(moved),
    version: comment.version + (isNewVersion ? 1 : 0),
  };
  const set: DocumentChange = {
    in: COMMENTS,
    id: comment.id,
    fields: { ...fields, shown: after.shown, version: after.version },
  };
  const counted = countVisible(state, after, visible(after) - visible(comment));
  const changes = {
    ...NO_CHANGES,
    set: [set, ...counted.set],
    head: counted.head,
    totals: counted.totals,
    marks: [markOf(after, counted.replyCount)],
  };
  return { changes, comment: after };
}

/** The counts of root and article when `by` more comments (or fewer) are visible. */
export function countVisible(
  state: ArticleState,
  comment: Pick<CommentRecord, "id" | "rootId" | "replyCount">,
  by: number,
): Pick<Changes, "set" | "head" | "totals"> & { replyCount: number } {
  const isRoot = comment.rootId === comment.id;
  const root = isRoot ? comment : state.comments.get(comment.rootId);
  const replyCount = (root?.replyCount ?? 0) + (isRoot ? 0 : by);
  const commentCount = (state.article?.commentCount ?? 0) + by;
  return {
    replyCount,
    set: isRoot || by === 0 ? [] : [{ in: COMMENTS, id: comment.rootId, fields: { replyCount } }],
    head: by === 0 ? {} : { commentCount },
    totals: { commentCount },
  };
}

/** [J7] What the entry keeps of a changed comment. */
export function markOf(comment: CommentRecord, replyCount: number): Mark {
  return { id: comment.id, version: comment.version, shown: comment.shown, replyCount };
}

/** The log's line about a comment. */
export function actOn(
  comment: CommentRecord,
  act: Pick<Act, "action" | "actor"> & { reason?: string | null; note?: string | null },
): Act {
  return {
    site: comment.siteId,
    action: act.action,
    actor: act.actor,
    comment: comment.id,
    article: comment.articleId,
    version: comment.version,
    ...(act.reason && { reason: act.reason }),
    ...(act.note && { note: act.note }),
  };
}

export const NOT_FOUND: Refusal = { code: "not-found", detail: "there is no such comment" };

/** `current` goes to the client as the newer state: the caller turns the record into what that person may see. */
export function conflict(detail: string, current: CommentRecord): Refusal {
  return { code: "conflict", detail, members: { current } };
}
