import type { ArticleRef } from "@parley/contracts/live-events";
import type { ErrorCode } from "@parley/contracts/error-codes";
import type { Sanction } from "@parley/contracts/types";
import { sanctionInForce, type SanctionDeps } from "../sites/refuse-sanctioned.ts";
import { readArticle, type ReadArticleDeps } from "./read-article.ts";

export interface RefusesPostDeps extends ReadArticleDeps, SanctionDeps {}

/** Why this person may not post in this article now, beside the sanction in force; null: may. AppError not-found. */
export async function refusesPost(
  deps: RefusesPostDeps,
  accountId: string,
  ref: ArticleRef,
): Promise<{ code: ErrorCode | null; sanction: Sanction | null }> {
  const { article } = await readArticle(deps, ref);
  const sanction = await sanctionInForce(deps, { siteId: ref.siteId, accountId });
  if (sanction?.kind === "mute" || sanction?.kind === "ban")
    return { code: "sanctioned", sanction };
  return { code: article.state === "closed" ? "thread-closed" : null, sanction };
}
