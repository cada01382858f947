import { AppError } from "@parley/service-kit/problem";
import type { Person } from "../account-directory/person.ts";
import type { CommentRecord } from "../article-stream/records.ts";
import { presentComments, type PresentDeps } from "./present-comments.ts";
import { viewerOf } from "./viewer-of.ts";

/** AppError conflict for a comment that is not visible, with the newer state as this person may see it. */
export async function refuseGone(
  deps: PresentDeps,
  comment: CommentRecord,
  person: Person,
): Promise<void> {
  if (comment.status === "visible") return;
  const [current] = await presentComments(deps, [comment], viewerOf(person, comment));
  throw new AppError("conflict", "the comment is not there any more", { members: { current } });
}
