import {
  commentPageSchema,
  repliesPageSchema,
  threadPageSchema,
} from "@parley/contracts/schemas/article";
import { commentSchema } from "@parley/contracts/schemas/comment";
import type { CommentPage, RepliesPage, Sort, ThreadPage } from "@parley/contracts/types";
import * as z from "zod";
import type { AskDiscussion, Known } from "./ask-discussion.ts";
import { siteViewSchema, type SiteView } from "./site-view.ts";

/** What no reader may see cannot get into a page: it is not read. */
const publicCommentSchema = commentSchema.omit({ source: true });
const comments = z.array(publicCommentSchema);
const threadSchema = threadPageSchema.extend({ comments });
const repliesSchema = repliesPageSchema.extend({ comments });
const linkedSchema = commentPageSchema.extend({
  comment: publicCommentSchema,
  ancestors: comments,
});

export interface ThreadQuestion {
  siteId: string;
  articleId: string;
  sort: Sort;
  cursor: string | undefined;
}

/** What the pages are made of. null for what the discussion service does not know. */
export interface DiscussionReads {
  site(siteId: string, fresh: boolean): Promise<Known<SiteView> | null>;
  thread(question: ThreadQuestion, fresh: boolean): Promise<Known<ThreadPage> | null>;
  comment(commentId: string, fresh: boolean): Promise<Known<CommentPage> | null>;
  /** A root's descendants after this ordinal. */
  replies(rootId: string, after: number, fresh: boolean): Promise<Known<RepliesPage> | null>;
}

export function createDiscussionReads(ask: AskDiscussion): DiscussionReads {
  return {
    site: (siteId, fresh) =>
      ask({ path: `/internal/sites/${siteId}`, schema: siteViewSchema }, fresh),
    thread: (question, fresh) => ask({ path: threadPath(question), schema: threadSchema }, fresh),
    comment: (commentId, fresh) =>
      ask({ path: `/api/v1/comments/${commentId}`, schema: linkedSchema }, fresh),
    replies: (rootId, after, fresh) =>
      ask({ path: repliesPath(rootId, after), schema: repliesSchema }, fresh),
  };
}

function threadPath({ siteId, articleId, sort, cursor }: ThreadQuestion): string {
  const query = new URLSearchParams(cursor === undefined ? { sort } : { sort, cursor });
  return `/api/v1/sites/${siteId}/articles/${encodeURIComponent(articleId)}/thread?${query}`;
}

function repliesPath(rootId: string, after: number): string {
  return `/api/v1/comments/${rootId}/replies?after=${after}`;
}
