import { sortSchema } from "@parley/contracts/schemas/article";
import {
  articleIdSchema,
  cursorSchema,
  idSchema,
  queryInteger,
  siteIdSchema,
} from "@parley/contracts/schemas/primitives";
import { AppError } from "@parley/service-kit/problem";
import type { Request } from "express";
import * as z from "zod";

/** What the address of a discussion may ask for. The host's `url` and `title` are for the browser alone (P3). */
const pageQuerySchema = z.object({
  sort: sortSchema.default("best"),
  cursor: cursorSchema.optional(),
  comment: idSchema.optional(),
  /** With `comment`: the replies after this ordinal. */
  after: queryInteger(0, Number.MAX_SAFE_INTEGER).default(0),
  locale: z.string().max(100).optional(),
  theme: z.enum(["auto", "light", "dark"]).default("auto").catch("auto"),
  heading: z
    .enum(["2", "3", "4"])
    .default("2")
    .catch("2")
    .transform((level) => Number(level) as 2 | 3 | 4),
});

export type PageQuery = z.infer<typeof pageQuerySchema>;

export interface DiscussionAddress {
  siteId: string;
  articleId: string;
}

/** Throws AppError "invalid-input" for what no link of ours would ask. An empty value counts as absent. */
export function pageQueryOf(req: Request): PageQuery {
  const given = Object.entries(req.query).filter(([, value]) => value !== "");
  const parsed = pageQuerySchema.safeParse(Object.fromEntries(given));
  if (!parsed.success) throw new AppError("invalid-input", "not an address of this page");
  return parsed.data;
}

/** Throws AppError "not-found" where the path cannot name a discussion. */
export function addressOf(req: Request): DiscussionAddress {
  const siteId = siteIdSchema.safeParse(req.params["siteId"]);
  const articleId = articleIdSchema.safeParse(req.params["articleId"]);
  if (!siteId.success || !articleId.success) throw new AppError("not-found", "no such discussion");
  return { siteId: siteId.data, articleId: articleId.data };
}
