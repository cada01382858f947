import type { Comment } from "@parley/contracts/types";
import { mayModerate, type Person } from "../account-directory/person.ts";
import {
  type ArticleJournal,
  submitCommentCommand,
} from "../article-stream/submit-comment-command.ts";
import type { CommentReads } from "./comment-reads.ts";
import { findKnown } from "./find-known.ts";
import { presentComments, type PresentDeps } from "./present-comments.ts";
import { refuseOthers } from "./refuse-others.ts";

export interface DeleteCommentDeps extends PresentDeps {
  readonly comments: Pick<CommentReads, "find" | "findMany">;
  readonly articleJournal: Pick<ArticleJournal, "submit">;
}

/** Always allowed to its author, also in a closed thread or when sanctioned. Answers the tombstone. */
export async function deleteComment(
  deps: DeleteCommentDeps,
  author: Person,
  id: string,
): Promise<Comment> {
  const comment = await findKnown(deps, author, id);
  refuseOthers(comment, author);
  const actor = { id: author.id, moderator: mayModerate(author, comment.siteId) };
  const record = await submitCommentCommand(deps, { kind: "delete", id, actor });
  const [tombstone] = await presentComments(deps, [record], { kind: "person", id: author.id });
  if (!tombstone) throw new Error("an author's own comment is always there");
  return tombstone;
}
