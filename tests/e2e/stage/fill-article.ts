import type { Comment } from "@parley/contracts/types";
import type { Actor } from "../../support/product-people.ts";
import { unique } from "../../support/product-people.ts";
import type { Stage } from "./open-stage.ts";

/** Posts these by the API, one after the other, as roots or below one comment. */
export async function postAll(
  { call, siteId }: Pick<Stage, "call" | "siteId">,
  author: Actor,
  {
    articleId,
    texts,
    parentId,
  }: { articleId: string; texts: readonly string[]; parentId?: string },
): Promise<Comment[]> {
  const comments: Comment[] = [];
  for (const body of texts) {
    const path = `/api/v1/sites/${siteId}/articles/${articleId}/comments`;
    const sent = parentId === undefined ? { body } : { body, parentId };
    const posted = { as: author, body: sent, key: unique("key") };
    comments.push((await call<Comment>("POST", path, posted)).json);
  }
  return comments;
}

/** "Remark 1", "Remark 2", … */
export function remarks(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `Remark ${at + 1}.`);
}
