import { AppError } from "@parley/service-kit/problem";
import { mayModerate, type Person } from "../account-directory/person.ts";
import { publicStatus } from "../article-stream/public-state.ts";
import type { CommentRecord } from "../article-stream/records.ts";
import type { CommentReads } from "./comment-reads.ts";

/** AppError not-found, also for a comment never public that is neither the person's own nor theirs to moderate. */
export async function findKnown(
  deps: { readonly comments: Pick<CommentReads, "find"> },
  person: Person,
  id: string,
): Promise<CommentRecord> {
  const comment = await deps.comments.find(id);
  if (comment === null || !mayKnowOf(person, comment))
    throw new AppError("not-found", "there is no such comment");
  return comment;
}

function mayKnowOf(person: Person, comment: CommentRecord): boolean {
  return (
    publicStatus(comment) !== null ||
    comment.authorId === person.id ||
    mayModerate(person, comment.siteId)
  );
}
