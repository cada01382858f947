import { createHash } from "node:crypto";
import type { Comment } from "@parley/contracts/types";
import { AppError } from "@parley/service-kit/problem";
import { mayModerate, type Person } from "../account-directory/person.ts";
import type { CheckedText, PostCommand } from "../article-stream/commands.ts";
import type { CommentRecord } from "../article-stream/records.ts";
import { commentIdOf, streamOf } from "../article-stream/stream-id.ts";
import {
  type ArticleJournal,
  submitCommentCommand,
} from "../article-stream/submit-comment-command.ts";
import type { ArticleReads } from "../articles/article-reads.ts";
import { judgeTitle } from "../articles/judge-title.ts";
import { refuseForeignUrl } from "../articles/refuse-foreign-url.ts";
import type { WriteLimits } from "../limits.ts";
import type { FindSite } from "../sites/find-site.ts";
import { refuseSanctioned, type SanctionDeps } from "../sites/refuse-sanctioned.ts";
import type { SiteRecord } from "../site-stream/records.ts";
import { checkText, type CheckTextDeps } from "./check-text.ts";
import type { CommentReads } from "./comment-reads.ts";
import { presentComments, type PresentDeps } from "./present-comments.ts";
import { showConflict } from "./show-conflict.ts";

export interface PostCommentDeps extends CheckTextDeps, SanctionDeps, PresentDeps {
  readonly comments: Pick<CommentReads, "findByKey" | "findMany">;
  readonly articles: Pick<ArticleReads, "find">;
  readonly articleJournal: Pick<ArticleJournal, "submit">;
  readonly findSite: FindSite;
  /** Moderators who watch the site hear of what waits for them. */
  readonly toModerators: (comment: CommentRecord) => void;
  readonly limits: Pick<WriteLimits, "network" | "posts" | "newArticles">;
}

export interface NewComment {
  readonly siteId: string;
  readonly articleId: string;
  readonly body: string;
  readonly parentId: string | null;
  readonly key: string;
  readonly article: { readonly url: string | null; readonly title: string | null };
  /** Where it comes from, as limits count it. */
  readonly network: string;
}

/**
 * Stored durably when it resolves, once for each key of an author in an article: the same call again answers the
 * comment as it is now [J2]. AppError idempotency-mismatch, rate-limited, sanctioned, not-found (site or parent),
 * conflict (the parent is gone), thread-closed, invalid-input (what the text rules refuse, a foreign url).
 */
export async function postComment(
  deps: PostCommentDeps,
  author: Person,
  draft: NewComment,
): Promise<Comment> {
  const site = await deps.findSite(draft.siteId);
  const stream = streamOf(draft.siteId, draft.articleId);
  const stored = await deps.comments.findByKey(stream, author.id, draft.key);
  const isRepeat = stored?.fingerprint === fingerprintOf(draft);
  const record = isRepeat ? stored : await postNew(deps, author, { draft, site, stored });
  const [comment] = await presentComments(deps, [record], { kind: "person", id: author.id });
  if (!comment) throw new Error("an author's own comment is always there");
  return comment;
}

/** First what is wrong with the call itself, then what is stored under its key, then all that may refuse. */
async function postNew(
  deps: PostCommentDeps,
  author: Person,
  { draft, site, stored }: { draft: NewComment; site: SiteRecord; stored: CommentRecord | null },
): Promise<CommentRecord> {
  refuseForeignUrl(site, draft.article.url, "article.url");
  const moderator = mayModerate(author, site.siteId);
  const by = { settings: site.settings, moderator };
  const text = await checkText(deps, draft.body, by);
  const title = await judgeTitle(deps, draft.article.title, by);
  if (stored !== null)
    throw new AppError(
      "idempotency-mismatch",
      "this Idempotency-Key was used for another comment: use a new one",
    );
  await deps.limits.network.take(draft.network);
  await deps.limits.posts.take(author.id);
  await refuseSanctioned(deps, { siteId: site.siteId, accountId: author.id }, "writing");
  await limitNewArticles(deps, author, streamOf(draft.siteId, draft.articleId));
  const judged = { ...draft, article: { ...draft.article, title } };
  const command = commandOf({ id: author.id, moderator }, { draft: judged, text, site });
  const record = await submitCommentCommand(deps, command).catch((error: unknown) =>
    showConflict(deps, error, { kind: "person", id: author.id }),
  );
  if (record.status === "pending") deps.toModerators(record);
  return record;
}

function commandOf(
  author: PostCommand["author"],
  { draft, text, site }: { draft: NewComment; text: CheckedText; site: SiteRecord },
): PostCommand {
  const { siteId, articleId, parentId, key, article } = draft;
  return {
    kind: "post",
    id: commentIdOf(streamOf(siteId, articleId), author.id, key),
    siteId,
    articleId,
    author,
    parentId,
    text,
    key,
    fingerprint: fingerprintOf(draft),
    article,
    site: site.settings,
  };
}

/** [A1] A person makes only so many articles. */
async function limitNewArticles(
  deps: PostCommentDeps,
  author: Person,
  stream: string,
): Promise<void> {
  if ((await deps.articles.find(stream)) === null) await deps.limits.newArticles.take(author.id);
}

/** [J2] A hash of (parent, body) as first sent. */
function fingerprintOf({ parentId, body }: NewComment): string {
  return createHash("sha256")
    .update(JSON.stringify([parentId, body]))
    .digest("base64url");
}
