import * as z from "zod";
import { LIMITS } from "../limits.ts";
import type { ContentNode } from "../types.ts";
import { idSchema, roleSchema, text, timeSchema, webUrlSchema } from "./primitives.ts";

/** The site's own `bodyMaxLength` is asked where the site is known. */
const bodySchema = text(1, LIMITS.bodyMaxLength);

export const newCommentSchema = z.strictObject({
  body: bodySchema,
  parentId: idSchema.nullish(),
  article: z
    .strictObject({ url: webUrlSchema.nullish(), title: text(1, LIMITS.titleMax).nullish() })
    .nullish(),
});

export const editCommentSchema = z.strictObject({ body: bodySchema });

export const voteSchema = z.strictObject({
  value: z.union([z.literal(1), z.literal(0), z.literal(-1)]),
});

export const reportSchema = z.strictObject({
  reason: z.enum(["spam", "abuse", "hate", "off-topic", "personal-data", "illegal", "other"]),
  note: text(0, LIMITS.reportNoteMax).nullish(),
});

export const decisionSchema = z.strictObject({
  action: z.enum(["approve", "hide", "restore", "pin", "unpin"]),
  reason: text(1, LIMITS.decisionReasonMax).nullish(),
  note: text(0, LIMITS.decisionNoteMax).nullish(),
  expectedVersion: z.number().int().min(0).nullish(),
});

export const contentNodeSchema: z.ZodType<ContentNode> = z.lazy(() =>
  z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("paragraph"), children: z.array(contentNodeSchema) }),
    z.strictObject({ type: z.literal("text"), text: z.string() }),
    z.strictObject({ type: z.literal("strong"), children: z.array(contentNodeSchema) }),
    z.strictObject({ type: z.literal("emphasis"), children: z.array(contentNodeSchema) }),
    z.strictObject({ type: z.literal("strike"), children: z.array(contentNodeSchema) }),
    z.strictObject({ type: z.literal("code"), text: z.string() }),
    z.strictObject({ type: z.literal("code-block"), text: z.string() }),
    z.strictObject({ type: z.literal("quote"), children: z.array(contentNodeSchema) }),
    z.strictObject({
      type: z.literal("list"),
      ordered: z.boolean(),
      items: z.array(z.array(contentNodeSchema)),
    }),
    z.strictObject({
      type: z.literal("link"),
      href: z.string(),
      children: z.array(contentNodeSchema),
    }),
    z.strictObject({ type: z.literal("spoiler"), children: z.array(contentNodeSchema) }),
    z.strictObject({ type: z.literal("mention"), accountId: z.string(), name: z.string() }),
    z.strictObject({ type: z.literal("line-break") }),
  ]),
);

const authorSchema = z.object({
  id: z.string().nullable(),
  name: z.string().nullable(),
  badges: z.array(roleSchema),
});

const votesSchema = z.object({ up: z.number().int(), down: z.number().int() });

export const commentSchema = z.object({
  id: idSchema,
  siteId: z.string(),
  articleId: z.string(),
  parentId: idSchema.nullable(),
  rootId: idSchema,
  depth: z.number().int(),
  ordinal: z.number().int(),
  author: authorSchema.nullable(),
  content: z.array(contentNodeSchema),
  source: z.string().optional(),
  createdAt: timeSchema,
  editedAt: timeSchema.nullable(),
  status: z.enum(["visible", "pending", "hidden", "deleted"]),
  answered: z.boolean(),
  pinned: z.boolean(),
  replyCount: z.number().int(),
  votes: votesSchema,
  version: z.number().int(),
});

export const voteAnswerSchema = z.object({ votes: votesSchema, value: z.number().int() });
