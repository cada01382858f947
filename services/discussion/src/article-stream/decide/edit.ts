import type { Decision, Moment, Refusal } from "@parley/service-kit/journal/port";
import { articleRules, runArticleRules } from "../../moderation/rules/rules.ts";
import { actOn, changeComment, type CommentOutcome, conflict, NOT_FOUND } from "../changes.ts";
import type { EditCommand } from "../commands.ts";
import { publicStatus } from "../public-state.ts";
import { type ArticleRecord, type CommentRecord, isClosed } from "../records.ts";
import { type ArticleState, NO_PAST } from "../state.ts";

/**
 * The author changes the text within the edit window. [C1] A visible comment may be held again (and is then hidden to
 * the public); a hidden one cannot be edited, so an edit never turns hidden into pending.
 */
export function decideEdit(
  state: ArticleState,
  command: EditCommand,
  moment: Moment,
): Decision<CommentOutcome> {
  const comment = state.comments.get(command.id);
  if (!comment) return { kind: "refuse", refusal: NOT_FOUND };
  const refusal = refuse(comment, { article: state.article, command, at: moment.at });
  if (refusal) return { kind: "refuse", refusal };
  if (comment.source === command.text.source) return { kind: "same", outcome: { comment } };
  const verdict = runArticleRules(articleRules, factsOf(state, comment, { command, moment }));
  if (verdict.kind === "refuse") return verdict;
  const flags = [...command.text.flags, ...(verdict.kind === "hold" ? verdict.flags : [])];
  return change(state, { comment, command, flags }, moment);
}

function refuse(
  comment: CommentRecord,
  asked: { article: ArticleRecord | null; command: EditCommand; at: string },
): Refusal | null {
  const { command, article, at } = asked;
  if (comment.authorId !== command.actor.id)
    return publicStatus(comment) === null
      ? NOT_FOUND
      : { code: "forbidden", detail: "only its author may edit a comment" };
  if (comment.status === "hidden" || comment.status === "deleted")
    return conflict("the comment is not there any more", comment);
  if (article && isClosed(article, at))
    return {
      code: "thread-closed",
      detail: "this discussion is closed: comments stay as they are",
    };
  const openMs = command.site.editWindowSeconds * 1000;
  if (Date.parse(at) - Date.parse(comment.createdAt) > openMs)
    return { code: "edit-window-over", detail: "the time to edit this comment is over" };
  return null;
}

/** Slow mode speaks of new comments only, so the last post is not told. */
function factsOf(
  state: ArticleState,
  comment: CommentRecord,
  { command, moment }: { command: EditCommand; moment: Moment },
) {
  const past = state.authors.get(command.actor.id) ?? NO_PAST;
  const same = past.byText.get(command.text.textHash) ?? [];
  return {
    slowModeSeconds: 0,
    premoderated: state.article?.premoderated ?? command.site.premoderated,
    repeatedText: same.some((id) => id !== comment.id),
    lastPostAt: null,
    at: moment.at,
    moderator: command.actor.moderator,
  };
}

function change(
  state: ArticleState,
  edit: { comment: CommentRecord; command: EditCommand; flags: CommentRecord["flags"] },
  moment: Moment,
): Decision<CommentOutcome> {
  const { comment, command, flags } = edit;
  const isHeld = comment.status === "pending" || flags.length > 0;
  const { changes, comment: after } = changeComment(state, {
    comment,
    isNewVersion: true,
    fields: {
      content: command.text.content,
      source: command.text.source,
      textHash: command.text.textHash,
      editedAt: moment.at,
      flags: isHeld && flags.length === 0 ? comment.flags : flags,
      ...(isHeld && { status: "pending", pinned: false }),
    },
  });
  const log = flags.map((flag) =>
    actOn(after, { action: "hold", actor: null, reason: flag.rule, note: flag.detail }),
  );
  return { kind: "change", changes: { ...changes, log }, outcome: { comment: after } };
}
