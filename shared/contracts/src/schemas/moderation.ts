import * as z from "zod";
import { LIMITS } from "../limits.ts";
import { commentSchema } from "./comment.ts";
import {
  articleIdSchema,
  cursorSchema,
  idSchema,
  text,
  timeInputSchema,
  timeSchema,
} from "./primitives.ts";

const logEntrySchema = z.object({
  id: z.string(),
  at: timeSchema,
  actor: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  action: z.string(),
  commentId: z.string().optional(),
  articleId: z.string().optional(),
  accountId: z.string().optional(),
  version: z.number().int().optional(),
  reason: z.string().optional(),
  note: z.string().optional(),
});

export const moderatedCommentSchema = commentSchema.extend({
  reports: z.array(
    z.object({ reason: z.string(), note: z.string().nullable(), createdAt: timeSchema }),
  ),
  flags: z.array(z.object({ rule: z.string(), detail: z.string() })),
  history: z.array(logEntrySchema),
});

export const moderationPageSchema = z.object({
  comments: z.array(moderatedCommentSchema),
  nextCursor: z.string().nullable(),
  counts: z.object({
    pending: z.number().int(),
    reported: z.number().int(),
    hidden: z.number().int(),
  }),
});

export const moderationQuerySchema = z.object({
  status: z.enum(["pending", "reported", "hidden", "all"]).default("pending"),
  articleId: articleIdSchema.optional(),
  cursor: cursorSchema.optional(),
});

export const listQuerySchema = z.object({ cursor: cursorSchema.optional() });

const sanctionKindSchema = z.enum(["warn", "mute", "ban", "premoderate"]);

export const newSanctionSchema = z.strictObject({
  accountId: idSchema,
  kind: sanctionKindSchema,
  until: timeInputSchema.nullish(),
  reason: text(1, LIMITS.decisionReasonMax),
  note: text(0, LIMITS.decisionNoteMax).nullish(),
});

export const sanctionSchema = z.object({
  id: z.string(),
  siteId: z.string(),
  accountId: z.string(),
  kind: sanctionKindSchema,
  reason: z.string(),
  until: timeSchema.nullable(),
  createdAt: timeSchema,
});

export const sanctionsPageSchema = z.object({
  sanctions: z.array(sanctionSchema),
  nextCursor: z.string().nullable(),
});

export const logPageSchema = z.object({
  entries: z.array(logEntrySchema),
  nextCursor: z.string().nullable(),
});
