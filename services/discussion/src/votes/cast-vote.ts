import type { Votes } from "@parley/contracts/types";
import type { RateLimiter } from "@parley/service-kit/http/rate-limiter";
import { AppError } from "@parley/service-kit/problem";
import type { Person } from "../account-directory/person.ts";
import type { CommentRecord } from "../article-stream/records.ts";
import type { CommentReads } from "../comments/comment-reads.ts";
import { findKnown } from "../comments/find-known.ts";
import type { PresentDeps } from "../comments/present-comments.ts";
import { refuseGone } from "../comments/refuse-gone.ts";
import type { FindSite } from "../sites/find-site.ts";
import { refuseSanctioned, type SanctionDeps } from "../sites/refuse-sanctioned.ts";
import type { VoteStore } from "./vote-store.ts";

export interface CastVoteDeps extends SanctionDeps, PresentDeps {
  readonly comments: Pick<CommentReads, "find" | "findMany">;
  readonly votes: Pick<VoteStore, "put">;
  readonly findSite: FindSite;
  readonly limits: { readonly votes: RateLimiter };
  /** The counters moved: a hint for who watches, and the page is stale. */
  readonly voted: (comment: CommentRecord, votes: Votes) => void;
}

/** One vote a person; 0 takes it back. AppError not-found, forbidden (own comment, no down-votes here), sanctioned, conflict (gone). */
export async function castVote(
  deps: CastVoteDeps,
  voter: Person,
  { id, value }: { id: string; value: 1 | 0 | -1 },
): Promise<{ votes: Votes; value: number }> {
  await deps.limits.votes.take(voter.id);
  const comment = await findKnown(deps, voter, id);
  await refuseSanctioned(deps, { siteId: comment.siteId, accountId: voter.id }, "voting");
  if (comment.authorId === voter.id)
    throw new AppError("forbidden", "nobody votes on an own comment");
  const { settings } = await deps.findSite(comment.siteId);
  if (value === -1 && !settings.downVotes)
    throw new AppError("forbidden", "this site has no down-votes");
  await refuseGone(deps, comment, voter);
  const at = new Date(deps.now()).toISOString();
  const votes = await deps.votes.put(comment, { accountId: voter.id, value, at });
  deps.voted(comment, votes);
  return { votes, value };
}
