import { isShown } from "@parley/contracts/visible-thread";
import type { CommentPage } from "@parley/contracts/types";
import { AppError } from "@parley/service-kit/problem";
import type { Person } from "../account-directory/person.ts";
import type { CommentRecord } from "../article-stream/records.ts";
import { readArticle, type ReadArticleDeps } from "../articles/read-article.ts";
import type { CommentReads } from "./comment-reads.ts";
import { presentComments, type PresentDeps } from "./present-comments.ts";
import { viewerOf } from "./viewer-of.ts";

export interface ReadCommentDeps extends PresentDeps, ReadArticleDeps {
  readonly comments: Pick<CommentReads, "find" | "findMany">;
}

/**
 * The permalink: the comment, what it answers from the root down, and its article. A tombstone nobody answered is
 * not-found for all but its author and moderators.
 */
export async function readComment(
  deps: ReadCommentDeps,
  viewer: Person | null,
  id: string,
): Promise<CommentPage> {
  const record = await deps.comments.find(id);
  if (record === null) throw new AppError("not-found", "there is no such comment");
  const sees = viewerOf(viewer, record);
  const [comment] = await presentComments(deps, [record], sees);
  const isOwn = viewer !== null && record.authorId === viewer.id;
  if (!comment || !(isShown(comment) || isOwn || sees.kind === "moderator"))
    throw new AppError("not-found", "there is no such comment");
  const ancestors = await presentComments(deps, await ancestorsOf(deps, record), sees);
  const { article } = await readArticle(deps, record);
  return { comment, ancestors, article };
}

/** From the root down to the parent: at most the greatest depth many. */
async function ancestorsOf(deps: ReadCommentDeps, record: CommentRecord): Promise<CommentRecord[]> {
  const ancestors: CommentRecord[] = [];
  let { parentId } = record;
  while (parentId !== null) {
    const parent = await deps.comments.find(parentId);
    if (parent === null) break;
    ancestors.unshift(parent);
    parentId = parent.parentId;
  }
  return ancestors;
}
