import type { Decision, Moment } from "@parley/service-kit/journal/port";
import { actOn, changeComment, type CommentOutcome, NOT_FOUND } from "../changes.ts";
import type { DeleteCommand } from "../commands.ts";
import { publicStatus } from "../public-state.ts";
import type { ArticleState } from "../state.ts";

/** The author takes the comment away, always allowed: nothing of its text is kept, and its reports are settled. */
export function decideDelete(
  state: ArticleState,
  command: DeleteCommand,
  moment: Moment,
): Decision<CommentOutcome> {
  const comment = state.comments.get(command.id);
  if (!comment) return { kind: "refuse", refusal: NOT_FOUND };
  if (comment.authorId !== command.actor.id)
    return {
      kind: "refuse",
      refusal:
        publicStatus(comment) === null
          ? NOT_FOUND
          : { code: "forbidden", detail: "only its author may delete a comment" },
    };
  if (comment.status === "deleted") return { kind: "same", outcome: { comment } };
  const { changes, comment: after } = changeComment(state, {
    comment,
    isNewVersion: true,
    fields: {
      status: "deleted",
      content: [],
      source: "",
      textHash: null,
      flags: [],
      pinned: false,
      editedAt: null,
      decidedN: moment.n,
      openReports: 0,
    },
  });
  const log = [actOn(after, { action: "delete", actor: command.actor.id })];
  return { kind: "change", changes: { ...changes, log }, outcome: { comment: after } };
}
