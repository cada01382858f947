import { AppError } from "@parley/service-kit/problem";
import type { ThreadPage } from "@parley/contracts/types";
import type { Linked } from "../../panel/panel-props.ts";
import type { Known } from "../reads/ask-discussion.ts";
import type { DiscussionReads } from "../reads/discussion-reads.ts";
import type { SiteView } from "../reads/site-view.ts";
import type { DiscussionAddress, PageQuery } from "./page-query.ts";

export interface PanelQuestion {
  address: DiscussionAddress;
  query: PageQuery;
  /** The reader's browser was told to look anew. */
  fresh: boolean;
}

/** All that a panel is rendered from, as the discussion service has it. */
export interface PanelSources extends SiteView {
  page: ThreadPage;
  linked: Linked | null;
  /** Changes whenever any of the above does. [P3] */
  etags: readonly string[];
}

/** Throws AppError "not-found" for an unknown site. A linked comment that is not there (any more) is null. */
export async function readPanelSources(
  reads: DiscussionReads,
  { address, query, fresh }: PanelQuestion,
): Promise<PanelSources> {
  const question = { ...address, sort: query.sort, cursor: query.cursor };
  const [site, thread, linked] = await Promise.all([
    reads.site(address.siteId, fresh),
    reads.thread(question, fresh),
    query.comment === undefined ? null : readLinked(reads, { address, query, fresh }),
  ]);
  if (site === null || thread === null) throw new AppError("not-found", "no such site");
  return {
    ...site.value,
    page: thread.value,
    linked: linked?.value ?? null,
    etags: [site.etag, thread.etag, linked?.etag ?? ""],
  };
}

async function readLinked(
  reads: DiscussionReads,
  { address, query, fresh }: PanelQuestion,
): Promise<Known<Linked> | null> {
  if (query.comment === undefined) return null;
  const found = await reads.comment(query.comment, fresh);
  if (found === null) return null;
  const { comment } = found.value;
  if (comment.siteId !== address.siteId || comment.articleId !== address.articleId) return null;
  const replies = await reads.replies(comment.rootId, query.after, fresh);
  return {
    value: { ...found.value, replies: replies?.value ?? null, after: query.after },
    etag: found.etag + (replies?.etag ?? ""),
  };
}
