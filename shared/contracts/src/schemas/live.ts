import * as z from "zod";
import { articleIdSchema, siteIdSchema } from "./primitives.ts";

export const articleRefSchema = z.strictObject({
  siteId: siteIdSchema,
  articleId: articleIdSchema,
});
export const siteRefSchema = z.strictObject({ siteId: siteIdSchema });
export const authenticateSchema = z.strictObject({ accessToken: z.string().min(1).max(4096) });
