import { articleRefSchema } from "@parley/contracts/schemas/live";
import { idSchema, siteIdSchema } from "@parley/contracts/schemas/primitives";
import type { ArticleRef } from "@parley/contracts/live-events";
import { parse } from "@parley/service-kit/http/parse";
import type { Request } from "express";

/** The ids that a path names, each AppError invalid-input where it cannot be one. */
export function siteIdIn({ params }: Request): string {
  return parse(siteIdSchema, params["siteId"], "siteId");
}

export function articleRefIn({ params }: Request): ArticleRef {
  return parse(articleRefSchema, { siteId: params["siteId"], articleId: params["articleId"] });
}

/** Of a comment or a sanction. */
export function idIn({ params }: Request): string {
  return parse(idSchema, params["id"], "id");
}
