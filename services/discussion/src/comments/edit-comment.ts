import type { Comment } from "@parley/contracts/types";
import type { RateLimiter } from "@parley/service-kit/http/rate-limiter";
import { mayModerate, type Person } from "../account-directory/person.ts";
import {
  type ArticleJournal,
  submitCommentCommand,
} from "../article-stream/submit-comment-command.ts";
import type { CommentRecord } from "../article-stream/records.ts";
import type { FindSite } from "../sites/find-site.ts";
import { refuseSanctioned, type SanctionDeps } from "../sites/refuse-sanctioned.ts";
import { checkText, type CheckTextDeps } from "./check-text.ts";
import type { CommentReads } from "./comment-reads.ts";
import { findKnown } from "./find-known.ts";
import { presentComments, type PresentDeps } from "./present-comments.ts";
import { refuseOthers } from "./refuse-others.ts";
import { showConflict } from "./show-conflict.ts";

export interface EditCommentDeps extends CheckTextDeps, SanctionDeps, PresentDeps {
  readonly comments: Pick<CommentReads, "find" | "findMany">;
  readonly articleJournal: Pick<ArticleJournal, "submit">;
  readonly findSite: FindSite;
  readonly toModerators: (comment: CommentRecord) => void;
  readonly limits: { readonly edits: RateLimiter };
}

/** AppError not-found, invalid-input (what a text rule refuses), forbidden, sanctioned, conflict (gone), thread-closed, edit-window-over. */
export async function editComment(
  deps: EditCommentDeps,
  author: Person,
  edit: { id: string; body: string },
): Promise<Comment> {
  await deps.limits.edits.take(author.id);
  const comment = await findKnown(deps, author, edit.id);
  const { settings } = await deps.findSite(comment.siteId);
  const moderator = mayModerate(author, comment.siteId);
  // What is wrong with the text itself comes before whose comment it is: the contract's order.
  const text = await checkText(deps, edit.body, { settings, moderator });
  refuseOthers(comment, author);
  await refuseSanctioned(deps, { siteId: comment.siteId, accountId: author.id }, "writing");
  const actor = { id: author.id, moderator };
  const viewer = { kind: "person", id: author.id } as const;
  const record = await submitCommentCommand(deps, {
    kind: "edit",
    id: edit.id,
    actor,
    text,
    site: settings,
  }).catch((error: unknown) => showConflict(deps, error, viewer));
  if (record.status === "pending") deps.toModerators(record);
  const [changed] = await presentComments(deps, [record], viewer);
  if (!changed) throw new Error("an author's own comment is always there");
  return changed;
}
