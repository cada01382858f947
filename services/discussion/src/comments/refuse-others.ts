import { AppError } from "@parley/service-kit/problem";
import type { Person } from "../account-directory/person.ts";
import type { CommentRecord } from "../article-stream/records.ts";

/** AppError forbidden for who did not write the comment. `decide` asks again. */
export function refuseOthers(comment: Pick<CommentRecord, "authorId">, person: Person): void {
  if (comment.authorId === person.id) return;
  throw new AppError("forbidden", "only its author may do this");
}
