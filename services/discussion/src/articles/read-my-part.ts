import type { ArticleRef } from "@parley/contracts/live-events";
import { LIMITS } from "@parley/contracts/limits";
import type { ErrorCode } from "@parley/contracts/error-codes";
import type { Article, MyPart, SanctionKind } from "@parley/contracts/types";
import type { Person } from "../account-directory/person.ts";
import { streamOf } from "../article-stream/stream-id.ts";
import type { CommentReads } from "../comments/comment-reads.ts";
import { presentComments, type PresentDeps } from "../comments/present-comments.ts";
import { sanctionInForce, type SanctionDeps } from "../sites/refuse-sanctioned.ts";
import type { VoteStore } from "../votes/vote-store.ts";
import { readArticle, type ReadArticleDeps } from "./read-article.ts";

export interface ReadMyPartDeps extends ReadArticleDeps, SanctionDeps, PresentDeps {
  readonly comments: Pick<CommentReads, "findMany" | "ownWithStatus">;
  readonly votes: Pick<VoteStore, "mine">;
}

/** What only this person may see of the article. AppError not-found for an unknown site. */
export async function readMyPart(
  deps: ReadMyPartDeps,
  person: Person,
  ref: ArticleRef,
): Promise<MyPart> {
  const { article } = await readArticle(deps, ref);
  const stream = streamOf(ref.siteId, ref.articleId);
  const own = (status: "pending" | "hidden", limit: number) =>
    deps.comments.ownWithStatus(stream, person.id, { status, limit });
  const pending = await own("pending", LIMITS.listLimit);
  const hidden = await own("hidden", LIMITS.myRemovedMax);
  const who = { siteId: ref.siteId, accountId: person.id };
  const sanction = await sanctionInForce(deps, who);
  const reason = whyNot(sanction?.kind, article.state);
  return {
    votes: { ...(await deps.votes.mine(stream, person.id, LIMITS.myVotesMax)) },
    pending: await presentComments(deps, pending, { kind: "person", id: person.id }),
    removed: hidden.map(({ id, hiddenReason, hiddenAt, createdAt }) => ({
      id,
      reason: hiddenReason,
      at: hiddenAt ?? createdAt,
    })),
    sanction,
    canPost: reason === null,
    ...(reason !== null && { reason }),
  };
}

function whyNot(sanction: SanctionKind | undefined, state: Article["state"]): ErrorCode | null {
  if (sanction === "mute" || sanction === "ban") return "sanctioned";
  return state === "closed" ? "thread-closed" : null;
}
