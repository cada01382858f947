import { standsInThread } from "@parley/discussion/article-stream/public-state";
import type { ArticleRecord, CommentRecord } from "@parley/discussion/article-stream/records";
import type { Fields } from "@parley/service-kit/journal/port";

/** Counts equal to a recount, one comment a key, and every comment in its place. */
export function articleViolations(article: Partial<ArticleRecord>, documents: Fields[]): string[] {
  const comments = documents.map((fields) => fields as CommentRecord);
  const visible = comments.filter(({ status }) => status === "visible");
  const found: string[] = [];
  const expectSame = (what: string, stored: unknown, counted: unknown) => {
    if (stored !== counted)
      found.push(`${what} ${JSON.stringify(stored)}, not ${JSON.stringify(counted)}`);
  };
  expectSame("commentCount", article.commentCount ?? 0, visible.length);
  expectSame("lastPlace", article.lastPlace ?? 0, comments.length);
  expectSame("places", new Set(comments.map(({ place }) => place)).size, comments.length);
  const keys = new Set(comments.map(({ authorId, key }) => JSON.stringify([authorId, key])));
  expectSame("keys", keys.size, comments.length);
  for (const comment of comments) {
    const { id, rootId, parentId, answered, shown } = comment;
    const below = comments.filter((other) => other.rootId === id && other.id !== id);
    const countBelow = below.filter(({ status }) => status === "visible").length;
    if (rootId === id) expectSame(`${id}: replyCount`, comment.replyCount, countBelow);
    const ordinals = new Set(below.map(({ ordinal }) => ordinal));
    expectSame(`${id}: ordinals`, ordinals.size, below.length);
    expectSame(
      `${id}: answered`,
      answered,
      comments.some((other) => other.parentId === id),
    );
    expectSame(`${id}: shown`, shown, standsInThread(comment));
    const parent = comments.find((other) => other.id === parentId);
    if (parentId !== null && !(parent && parent.ordinal < comment.ordinal))
      found.push(`${id} does not come after what it answers`);
  }
  return found;
}
