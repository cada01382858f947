import * as z from "zod";
import {
  articleSchema,
  changeArticleSchema,
  changesPageSchema,
  changesQuerySchema,
  commentPageSchema,
  countsSchema,
  myPartSchema,
  repliesPageSchema,
  repliesQuerySchema,
  threadPageSchema,
  threadQuerySchema,
} from "../article.ts";
import {
  commentSchema,
  decisionSchema,
  editCommentSchema,
  newCommentSchema,
  reportSchema,
  voteAnswerSchema,
  voteSchema,
} from "../comment.ts";
import {
  listQuerySchema,
  logPageSchema,
  moderatedCommentSchema,
  moderationPageSchema,
  moderationQuerySchema,
  newSanctionSchema,
  sanctionSchema,
  sanctionsPageSchema,
} from "../moderation.ts";
import { idempotencyKeySchema } from "../primitives.ts";
import {
  changeSiteSchema,
  newSiteSchema,
  publicSiteSchema,
  siteSchema,
  sitesSchema,
} from "../site.ts";
import type { Operation } from "./operation.ts";

const ARTICLE = "/api/v1/sites/{siteId}/articles/{articleId}";
const SITE = "/api/v1/sites/{siteId}";
const COMMENT = "/api/v1/comments/{commentId}";
/** Of a 202 without a named body. */
export const emptySchema = z.object({});
const ok = (schema: z.ZodType, description: string) => ({ status: 200, schema, description });
const created = (schema: z.ZodType, description: string) => ({ status: 201, schema, description });
const countsInputSchema = z.object({ articles: z.string() });

const reading: readonly Operation[] = [
  {
    method: "get",
    path: `${ARTICLE}/thread`,
    summary: "A page of the discussion",
    description:
      "Roots in order, pinned first, each followed by its first replies by ordinal. An article nobody commented on answers an empty page.",
    caller: "anyone",
    query: threadQuerySchema,
    answer: ok(threadPageSchema, "The page"),
    problems: ["not-found"],
  },
  {
    method: "get",
    path: `${ARTICLE}/changes`,
    summary: "What changed after a seq",
    description: "Each comment once, in its latest state. `resync: true`: load the thread again.",
    caller: "anyone",
    query: changesQuerySchema,
    answer: ok(changesPageSchema, "The changes"),
    problems: ["not-found"],
  },
  {
    method: "get",
    path: COMMENT,
    summary: "One comment and what it answers",
    caller: "anyone",
    answer: ok(commentPageSchema, "The comment, or its tombstone"),
    problems: ["not-found"],
  },
  {
    method: "get",
    path: `${COMMENT}/replies`,
    summary: "The descendants of a root, by ordinal",
    caller: "anyone",
    query: repliesQuerySchema,
    answer: ok(repliesPageSchema, "A page of replies"),
    problems: ["not-found"],
  },
  {
    method: "get",
    path: `${SITE}/counts`,
    summary: "How many comments up to 100 articles have",
    caller: "anyone",
    query: countsInputSchema,
    answer: ok(countsSchema, "From article id to count"),
    problems: ["not-found"],
  },
  {
    method: "get",
    path: `${ARTICLE}/me`,
    summary: "What only I may see of an article",
    caller: "person",
    answer: ok(myPartSchema, "My votes, pending and removed comments, and whether I may post"),
    problems: ["not-found"],
  },
];

const writing: readonly Operation[] = [
  {
    method: "post",
    path: `${ARTICLE}/comments`,
    summary: "Post a comment",
    description: "The same key with the same text again answers the one comment it made.",
    caller: "person",
    headers: { "Idempotency-Key": idempotencyKeySchema },
    body: newCommentSchema,
    answer: created(commentSchema, "The comment, visible or pending"),
    problems: ["sanctioned", "not-found", "thread-closed", "conflict", "idempotency-mismatch"],
  },
  {
    method: "patch",
    path: COMMENT,
    summary: "Edit one's own comment",
    caller: "person",
    body: editCommentSchema,
    answer: ok(commentSchema, "The comment as it now is"),
    problems: ["forbidden", "not-found", "edit-window-over", "thread-closed", "conflict"],
  },
  {
    method: "delete",
    path: COMMENT,
    summary: "Delete one's own comment",
    caller: "person",
    answer: ok(commentSchema, "What is left of it"),
    problems: ["forbidden", "not-found"],
  },
  {
    method: "put",
    path: `${COMMENT}/vote`,
    summary: "Vote",
    caller: "person",
    body: voteSchema,
    answer: ok(voteAnswerSchema, "The votes now"),
    problems: ["forbidden", "sanctioned", "not-found"],
  },
  {
    method: "post",
    path: `${COMMENT}/reports`,
    summary: "Report a comment to the moderators",
    caller: "person",
    body: reportSchema,
    answer: { status: 202, schema: emptySchema, description: "Noted" },
    problems: ["sanctioned", "not-found"],
  },
];

const moderating: readonly Operation[] = [
  {
    method: "get",
    path: `${SITE}/moderation/comments`,
    summary: "Comments that want a decision",
    caller: "moderator",
    query: moderationQuerySchema,
    answer: ok(moderationPageSchema, "A page of the queue"),
    problems: ["forbidden", "not-found"],
  },
  {
    method: "post",
    path: `${COMMENT}/decisions`,
    summary: "Decide on a comment",
    caller: "moderator",
    body: decisionSchema,
    answer: ok(moderatedCommentSchema, "The comment as decided"),
    problems: ["forbidden", "not-found", "conflict"],
  },
  {
    method: "patch",
    path: ARTICLE,
    summary: "Close, open or change an article's discussion",
    caller: "moderator",
    body: changeArticleSchema,
    answer: ok(articleSchema, "The article as it now is"),
    problems: ["forbidden", "not-found"],
  },
  {
    method: "get",
    path: `${SITE}/sanctions`,
    summary: "Sanctions in force",
    caller: "moderator",
    query: listQuerySchema,
    answer: ok(sanctionsPageSchema, "A page of sanctions"),
    problems: ["forbidden", "not-found"],
  },
  {
    method: "post",
    path: `${SITE}/sanctions`,
    summary: "Mute or ban a person",
    caller: "moderator",
    body: newSanctionSchema,
    answer: created(sanctionSchema, "The sanction"),
    problems: ["forbidden", "not-found"],
  },
  {
    method: "delete",
    path: `${SITE}/sanctions/{sanctionId}`,
    summary: "Lift a sanction",
    caller: "moderator",
    answer: { status: 204, description: "Lifted" },
    problems: ["forbidden", "not-found"],
  },
  {
    method: "get",
    path: `${SITE}/moderation/log`,
    summary: "Who decided what",
    caller: "moderator",
    query: listQuerySchema,
    answer: ok(logPageSchema, "A page of the log, newest first"),
    problems: ["forbidden", "not-found"],
  },
];

const sites: readonly Operation[] = [
  {
    method: "get",
    path: SITE,
    summary: "A site's name and public settings",
    description: "Admins of the site also see its origins and the rest of its settings.",
    caller: "anyone",
    answer: ok(publicSiteSchema, "The site"),
    problems: ["not-found"],
  },
  {
    method: "patch",
    path: SITE,
    summary: "Change a site; settings are merged",
    caller: "admin",
    body: changeSiteSchema,
    answer: ok(siteSchema, "The site as it now is"),
    problems: ["forbidden", "not-found"],
  },
  {
    method: "get",
    path: "/api/v1/sites",
    summary: "All sites",
    caller: "admin",
    answer: ok(sitesSchema, "The sites"),
    problems: ["forbidden"],
  },
  {
    method: "post",
    path: "/api/v1/sites",
    summary: "Make a site",
    caller: "admin",
    body: newSiteSchema,
    answer: created(siteSchema, "The site"),
    problems: ["forbidden", "conflict"],
  },
];

/** The contract's table of the discussion service, as far as it is built. */
export const discussionOperations: readonly Operation[] = [
  ...reading,
  ...writing,
  ...moderating,
  ...sites,
];
