import type { Comment, DecisionAction, ModeratedComment } from "@parley/contracts/types";
import { AppError } from "@parley/service-kit/problem";
import { mayModerate, type Person } from "../account-directory/person.ts";
import type { CommentRecord } from "../article-stream/records.ts";
import {
  type ArticleJournal,
  submitCommentCommand,
} from "../article-stream/submit-comment-command.ts";
import type { CommentReads } from "../comments/comment-reads.ts";
import { findKnown } from "../comments/find-known.ts";
import { presentComments } from "../comments/present-comments.ts";
import { showConflict } from "../comments/show-conflict.ts";
import { moderatedComments, type ModeratedCommentsDeps } from "./moderated-comments.ts";

export interface DecideCommentDeps extends ModeratedCommentsDeps {
  readonly comments: Pick<CommentReads, "find" | "findMany">;
  readonly articleJournal: Pick<ArticleJournal, "submit">;
  /** A pending comment was decided: word to its author alone. */
  readonly toAuthor: (accountId: string, comment: Comment) => void;
  readonly toModerators: (comment: CommentRecord) => void;
}

export interface CommentDecision {
  readonly id: string;
  readonly action: DecisionAction;
  readonly reason: string | null;
  readonly note: string | null;
  readonly expectedVersion: number | null;
}

/** Moderators of the site. AppError not-found, forbidden, conflict with the newer state. */
export async function decideComment(
  deps: DecideCommentDeps,
  moderator: Person,
  decision: CommentDecision,
): Promise<ModeratedComment> {
  const before = await findKnown(deps, moderator, decision.id);
  if (!mayModerate(moderator, before.siteId))
    throw new AppError("forbidden", "this takes a moderator of the site");
  const { action, ...rest } = decision;
  const record = await submitCommentCommand(deps, {
    kind: action,
    ...rest,
    actor: { id: moderator.id, moderator: true },
  }).catch((error: unknown) => showConflict(deps, error, { kind: "moderator" }));
  if (before.status === "pending" && record.status !== "pending") await tellAuthor(deps, record);
  deps.toModerators(record);
  const [comment] = await moderatedComments(deps, [record]);
  if (!comment) throw new Error("a moderator sees every comment");
  return comment;
}

async function tellAuthor(deps: DecideCommentDeps, record: CommentRecord): Promise<void> {
  if (record.authorId === null) return;
  const viewer = { kind: "person", id: record.authorId } as const;
  const [comment] = await presentComments(deps, [record], viewer);
  if (comment) deps.toAuthor(record.authorId, comment);
}
