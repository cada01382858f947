import type { EditCommand, ModeratorCommand, PostCommand } from "../commands.ts";
import { commentIdOf, streamOf } from "../stream-id.ts";

const SITE = { premoderated: false, slowModeSeconds: 0, editWindowSeconds: 300 };

export const READER = { id: "reader", moderator: false };
export const OTHER = { id: "other", moderator: false };
export const MODERATOR = { id: "moderator", moderator: true };

let made = 0;

export function aText(source: string, flags: PostCommand["text"]["flags"] = []) {
  return {
    content: [{ type: "paragraph" as const, children: [{ type: "text" as const, text: source }] }],
    source,
    textHash: `hash of ${source}`,
    flags,
  };
}

/** A post by a reader with a key and a text of its own, unless told. */
export function aPost(more: Partial<PostCommand> = {}): PostCommand {
  made += 1;
  const post = {
    kind: "post",
    siteId: "site",
    articleId: "article",
    author: READER,
    parentId: null,
    text: aText(`text ${made}`),
    key: `key ${made}`,
    fingerprint: `fingerprint ${made}`,
    article: { url: null, title: null },
    site: SITE,
    ...more,
  } as const;
  const stream = streamOf(post.siteId, post.articleId);
  return { id: commentIdOf(stream, post.author.id, post.key), ...post };
}

export function anEdit(id: string, more: Partial<EditCommand> = {}): EditCommand {
  made += 1;
  return { kind: "edit", id, actor: READER, text: aText(`edit ${made}`), site: SITE, ...more };
}

export function aDecision<Kind extends ModeratorCommand["kind"]>(
  kind: Kind,
  id: string,
  more: Partial<Omit<ModeratorCommand, "kind" | "id">> = {},
) {
  return {
    kind,
    id,
    actor: MODERATOR,
    reason: null,
    note: null,
    expectedVersion: null,
    ...more,
  } as const;
}
