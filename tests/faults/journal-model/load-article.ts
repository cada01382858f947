import type { ArticleRecord, CommentRecord } from "@parley/discussion/article-stream/records";
import type {
  ArticleState,
  AuthorNeeds,
  AuthorPast,
  Needs,
} from "@parley/discussion/article-stream/state";
import type { Fields } from "@parley/service-kit/journal/port";
import type { StreamAt, ViewReader } from "./world.ts";

/** What `views` of a real store load: what the commands name, then the roots and parents of that. */
export async function loadArticle(
  views: ViewReader,
  { stream, head }: StreamAt,
  needs: readonly Needs[],
): Promise<ArticleState> {
  const authors = needs.flatMap(({ author }) => author ?? []);
  const authorIds = new Set(authors.map(({ id }) => id));
  const past = await commentsWhere(views, stream, ({ authorId }) => authorIds.has(authorId ?? ""));
  const named = new Set(needs.flatMap((need) => need.comments));
  const keyed = past.filter(({ authorId, key }) => isKeyOf(authors, authorId, key));
  const first = await commentsWhere(views, stream, ({ id }) => named.has(id));
  const related = new Set(
    [...keyed, ...first].flatMap(({ rootId, parentId }) => [rootId, parentId]),
  );
  const rest = await commentsWhere(views, stream, ({ id }) => related.has(id));
  const comments = new Map([...keyed, ...first, ...rest].map((comment) => [comment.id, comment]));
  return {
    article: head && articleOf(head),
    comments,
    authors: new Map([...authorIds].map((id) => [id, pastOf(authors, id, past)])),
    visible: null,
  };
}

/** The stream's own document without what the journal adds to it. */
function articleOf({ n: _n, at: _at, ...fields }: Fields): ArticleRecord {
  return fields as ArticleRecord;
}

async function commentsWhere(
  views: ViewReader,
  stream: string,
  isWanted: (comment: CommentRecord) => boolean,
): Promise<CommentRecord[]> {
  const found = await views.find("comments", (fields) => {
    const comment = fields as CommentRecord;
    return comment.stream === stream && isWanted(comment);
  });
  return found.map(({ fields }) => fields as CommentRecord);
}

function isKeyOf(authors: readonly AuthorNeeds[], id: string | null, key: string): boolean {
  return authors.some((author) => author.id === id && author.key === key);
}

function pastOf(
  authors: readonly AuthorNeeds[],
  id: string,
  all: readonly CommentRecord[],
): AuthorPast {
  const own = all.filter(({ authorId }) => authorId === id).sort((a, b) => b.place - a.place);
  const asked = authors.filter((author) => author.id === id);
  const keyed = own.filter(({ key }) => isKeyOf(asked, id, key));
  const sayingSo = (textHash: string) =>
    own.filter((comment) => comment.textHash === textHash).map((comment) => comment.id);
  return {
    lastPostAt: own[0]?.createdAt ?? null,
    byKey: new Map(keyed.map((comment) => [comment.key, comment.id])),
    byText: new Map(asked.map(({ textHash }) => [textHash, sayingSo(textHash)])),
  };
}
