import * as z from "zod";
import { LIMITS } from "../limits.ts";
import { commentSchema } from "./comment.ts";
import {
  articleIdSchema,
  cursorSchema,
  queryInteger,
  text,
  timeInputSchema,
  timeSchema,
  webUrlSchema,
} from "./primitives.ts";
import { sanctionSchema } from "./moderation.ts";

export const articleSchema = z.object({
  siteId: z.string(),
  id: z.string(),
  url: z.string().nullable(),
  title: z.string().nullable(),
  state: z.enum(["open", "closed"]),
  slowModeSeconds: z.number().int(),
  premoderated: z.boolean(),
  commentCount: z.number().int(),
  closesAt: timeSchema.nullable(),
});

export const changeArticleSchema = z.strictObject({
  state: z.enum(["open", "closed"]).optional(),
  slowModeSeconds: z.number().int().min(0).max(86_400).nullish(),
  premoderated: z.boolean().nullish(),
  title: text(1, LIMITS.titleMax).nullish(),
  url: webUrlSchema.nullish(),
  closesAt: timeInputSchema.nullish(),
});

export const sortSchema = z.enum(["best", "newest", "oldest", "discussed"]);

export const threadQuerySchema = z.object({
  sort: sortSchema.default("best"),
  cursor: cursorSchema.optional(),
  limit: queryInteger(1, LIMITS.threadLimitMax).default(LIMITS.threadLimitDefault),
  replies: queryInteger(0, LIMITS.repliesShownMax).default(LIMITS.repliesShownDefault),
});

export const repliesQuerySchema = z.object({
  after: queryInteger(0, Number.MAX_SAFE_INTEGER).optional(),
  cursor: cursorSchema.optional(),
  limit: queryInteger(1, LIMITS.repliesLimitMax).default(LIMITS.repliesLimitDefault),
});

export const changesQuerySchema = z.object({ since: queryInteger(0, Number.MAX_SAFE_INTEGER) });

export const countsQuerySchema = z.object({
  articles: z
    .string()
    .transform((list) => list.split(","))
    .pipe(z.array(articleIdSchema).min(1).max(LIMITS.countsArticlesMax)),
});

export const threadPageSchema = z.object({
  article: articleSchema,
  comments: z.array(commentSchema),
  nextCursor: z.string().nullable(),
  seq: z.number().int(),
});

export const commentPageSchema = z.object({
  comment: commentSchema,
  ancestors: z.array(commentSchema),
  article: articleSchema,
});

export const repliesPageSchema = z.object({
  comments: z.array(commentSchema),
  nextCursor: z.string().nullable(),
});

export const changesPageSchema = z.object({
  article: articleSchema,
  comments: z.array(commentSchema),
  seq: z.number().int(),
  more: z.boolean(),
  resync: z.boolean(),
});

export const countsSchema = z.object({ counts: z.record(z.string(), z.number().int()) });

export const myPartSchema = z.object({
  votes: z.record(z.string(), z.union([z.literal(1), z.literal(-1)])),
  pending: z.array(commentSchema),
  removed: z.array(z.object({ id: z.string(), reason: z.string().nullable(), at: timeSchema })),
  sanction: sanctionSchema.nullable(),
  canPost: z.boolean(),
  reason: z.string().optional(),
});
