import type { ArticleRef } from "@parley/contracts/live-events";
import { LIMITS } from "@parley/contracts/limits";
import type { MyPart } from "@parley/contracts/types";
import type { Person } from "../account-directory/person.ts";
import { streamOf } from "../article-stream/stream-id.ts";
import type { CommentReads } from "../comments/comment-reads.ts";
import { presentComments, type PresentDeps } from "../comments/present-comments.ts";
import type { VoteStore } from "../votes/vote-store.ts";
import { refusesPost, type RefusesPostDeps } from "./refuses-post.ts";

export interface ReadMyPartDeps extends RefusesPostDeps, PresentDeps {
  readonly comments: Pick<CommentReads, "findMany" | "ownWithStatus">;
  readonly votes: Pick<VoteStore, "mine">;
}

/** What only this person may see of the article. AppError not-found for an unknown site. */
export async function readMyPart(
  deps: ReadMyPartDeps,
  person: Person,
  ref: ArticleRef,
): Promise<MyPart> {
  const { code, sanction } = await refusesPost(deps, person.id, ref);
  const stream = streamOf(ref.siteId, ref.articleId);
  const own = (status: "pending" | "hidden", limit: number) =>
    deps.comments.ownWithStatus(stream, person.id, { status, limit });
  const pending = await own("pending", LIMITS.listLimit);
  const hidden = await own("hidden", LIMITS.myRemovedMax);
  return {
    votes: { ...(await deps.votes.mine(stream, person.id, LIMITS.myVotesMax)) },
    pending: await presentComments(deps, pending, { kind: "person", id: person.id }),
    removed: hidden.map(({ id, hiddenReason, hiddenAt, createdAt }) => ({
      id,
      reason: hiddenReason,
      at: hiddenAt ?? createdAt,
    })),
    sanction,
    canPost: code === null,
    ...(code !== null && { reason: code }),
  };
}
