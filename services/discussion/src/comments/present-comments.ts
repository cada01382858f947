import type { Author, Comment, Roles } from "@parley/contracts/types";
import { roleAt } from "../account-directory/person.ts";
import { publicStatus } from "../article-stream/public-state.ts";
import type { CommentRecord } from "../article-stream/records.ts";
import type { CommentReads } from "./comment-reads.ts";

/** Who looks. A moderator: of the comment's site, or an admin. */
export type Viewer =
  | { readonly kind: "public" }
  | { readonly kind: "person"; readonly id: string }
  | { readonly kind: "moderator" };

export const THE_PUBLIC: Viewer = { kind: "public" };

/** What the account directory knows of a person, as far as a comment tells it. */
export interface KnownName {
  readonly name: string | null;
  readonly roles: Roles;
  readonly deleted: boolean;
}

export interface PresentDeps {
  readonly comments: Pick<CommentReads, "findMany">;
  readonly namesOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, KnownName>>;
}

/**
 * Records as this viewer may see them, in the same order; one that does not exist for the viewer is left out. The
 * one place where text and names leave the service.
 */
export async function presentComments(
  deps: PresentDeps,
  records: readonly CommentRecord[],
  viewer: Viewer,
): Promise<Comment[]> {
  const roots = await rootsOf(deps, records);
  const authors = await deps.namesOf([
    ...new Set(records.flatMap(({ authorId }) => (authorId === null ? [] : [authorId]))),
  ]);
  return records.flatMap((record) => {
    const replyCount = (roots.get(record.rootId) ?? record).replyCount;
    const author = authorOf(record, authors.get(record.authorId ?? ""));
    return presentComment(record, { viewer, author, replyCount }) ?? [];
  });
}

async function rootsOf(
  deps: PresentDeps,
  records: readonly CommentRecord[],
): Promise<ReadonlyMap<string, CommentRecord>> {
  const known = new Map(
    records.filter((record) => record.rootId === record.id).map((record) => [record.id, record]),
  );
  const missing = new Set(
    records.map((record) => record.rootId).filter((rootId) => !known.has(rootId)),
  );
  if (missing.size === 0) return known;
  return new Map([...known, ...(await deps.comments.findMany([...missing]))]);
}

function authorOf(record: CommentRecord, known: KnownName | undefined): Author {
  if (record.authorId === null || known?.deleted) return { id: null, name: null, badges: [] };
  const role = known && roleAt(known.roles, record.siteId);
  return { id: record.authorId, name: known?.name ?? null, badges: role ? [role] : [] };
}

interface Seen {
  readonly viewer: Viewer;
  readonly author: Author;
  readonly replyCount: number;
}

function presentComment(
  record: CommentRecord,
  { viewer, author, replyCount }: Seen,
): Comment | null {
  const own = viewer.kind === "person" && viewer.id === record.authorId;
  const status = viewer.kind === "moderator" || own ? record.status : publicStatus(record);
  if (status === null) return null;
  const base = {
    id: record.id,
    siteId: record.siteId,
    articleId: record.articleId,
    parentId: record.parentId,
    rootId: record.rootId,
    depth: record.depth,
    ordinal: record.ordinal,
    createdAt: record.createdAt,
    status,
    answered: record.answered,
    replyCount,
    version: record.version,
  };
  if (!maySeeText(status, viewer, own))
    return {
      ...base,
      author: null,
      content: [],
      editedAt: null,
      pinned: false,
      votes: { up: 0, down: 0 },
    };
  return {
    ...base,
    author,
    content: [...record.content],
    ...((own || viewer.kind === "moderator") && { source: record.source }),
    editedAt: record.editedAt,
    pinned: record.pinned,
    votes: { up: record.up, down: record.down },
  };
}

/** A deleted text is nobody's; a hidden one the moderators', a held one its author's too. */
function maySeeText(status: Comment["status"], viewer: Viewer, own: boolean): boolean {
  if (status === "visible") return true;
  if (status === "deleted") return false;
  return viewer.kind === "moderator" || (own && status === "pending");
}
