import type { Decision, Moment, Refusal } from "@parley/service-kit/journal/port";
import { actOn, changeComment, type CommentOutcome, conflict, NOT_FOUND } from "../changes.ts";
import type { ModeratorCommand } from "../commands.ts";
import type { CommentRecord } from "../records.ts";
import type { ArticleState } from "../state.ts";

/** What an action makes of a comment: new fields, "same" where it is so already, or why it cannot be. */
export type Transition = (
  comment: CommentRecord,
  command: ModeratorCommand,
  moment: Moment,
) => Partial<CommentRecord> | "same" | { readonly impossible: string };

/**
 * The frame of every moderator's decision. A false `expectedVersion` is refused with the newer state. A decision that
 * is already so changes nothing, but where reports are open it settles them, and that is an entry too [J12].
 */
export function decideModeration(
  state: ArticleState,
  command: ModeratorCommand,
  { moment, transition }: { moment: Moment; transition: Transition },
): Decision<CommentOutcome> {
  const comment = state.comments.get(command.id);
  if (!comment) return { kind: "refuse", refusal: NOT_FOUND };
  const refusal = refuse(comment, command);
  if (refusal) return { kind: "refuse", refusal };
  const fields = transition(comment, command, moment);
  if (fields !== "same" && "impossible" in fields)
    return { kind: "refuse", refusal: conflict(fields.impossible, comment) };
  if (fields === "same" && comment.openReports === 0) return { kind: "same", outcome: { comment } };
  const isNewVersion = fields !== "same";
  const settled = { decidedN: moment.n, openReports: 0 };
  const { changes, comment: after } = changeComment(state, {
    comment,
    isNewVersion,
    fields: isNewVersion ? { ...fields, ...settled } : settled,
  });
  const act = actOn(after, {
    action: command.kind,
    actor: command.actor.id,
    reason: command.reason,
    note: command.note,
  });
  return { kind: "change", changes: { ...changes, log: [act] }, outcome: { comment: after } };
}

function refuse(comment: CommentRecord, command: ModeratorCommand): Refusal | null {
  if (command.expectedVersion !== null && command.expectedVersion !== comment.version)
    return conflict("somebody changed this comment meanwhile: look at it again", comment);
  if (comment.status === "deleted") return conflict("its author deleted this comment", comment);
  return null;
}
