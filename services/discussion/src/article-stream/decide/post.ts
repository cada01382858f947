import { NO_CHANGES } from "@parley/service-kit/journal/no-changes";
import { LIMITS } from "@parley/contracts/limits";
import type { Act, Decision, Moment, Refusal } from "@parley/service-kit/journal/port";
import { articleRules, runArticleRules } from "../../moderation/rules/rules.ts";
import {
  actOn,
  COMMENTS,
  type CommentOutcome,
  conflict,
  countVisible,
  markOf,
  NOT_FOUND,
} from "../changes.ts";
import type { PostCommand } from "../commands.ts";
import { publicStatus } from "../public-state.ts";
import {
  type ArticleRecord,
  type CommentRecord,
  emptyArticle,
  isClosed,
  visible,
} from "../records.ts";
import { type ArticleState, NO_PAST } from "../state.ts";
import { streamOfComment } from "../stream-id.ts";

/** A comment is posted. [J2] One already stored under the key is answered before anything may refuse. */
export function decidePost(
  state: ArticleState,
  command: PostCommand,
  moment: Moment,
): Decision<CommentOutcome> {
  const stored = storedUnderKey(state, command);
  if (stored) return answerStored(stored, command);
  const asked = command.parentId === null ? null : state.comments.get(command.parentId);
  const article = state.article ?? emptyArticle(command.siteId, command.articleId);
  const refusal = refuse(command, { asked, article }, moment);
  if (refusal) return { kind: "refuse", refusal };
  const verdict = runArticleRules(articleRules, factsOf(state, command, { article, moment }));
  if (verdict.kind === "refuse") return verdict;
  const flags = [...command.text.flags, ...(verdict.kind === "hold" ? verdict.flags : [])];
  const parent = asked ? placeToAnswer(state, asked) : null;
  return create(state, { command, parent, article, flags }, moment);
}

function storedUnderKey(state: ArticleState, command: PostCommand): CommentRecord | undefined {
  const id = state.authors.get(command.author.id)?.byKey.get(command.key);
  return id === undefined ? undefined : state.comments.get(id);
}

function answerStored(stored: CommentRecord, command: PostCommand): Decision<CommentOutcome> {
  if (stored.fingerprint === command.fingerprint)
    return { kind: "same", outcome: { comment: stored } };
  const detail = "this Idempotency-Key was used for another comment: use a new one";
  return { kind: "refuse", refusal: { code: "idempotency-mismatch", detail } };
}

function refuse(
  command: PostCommand,
  { asked, article }: { asked: CommentRecord | null | undefined; article: ArticleRecord },
  moment: Moment,
): Refusal | null {
  if (asked === undefined) return NOT_FOUND;
  if (asked && publicStatus(asked) === null) return NOT_FOUND;
  if (asked && asked.status !== "visible")
    return conflict("the comment you answer is not there any more", asked);
  if (isClosed(article, moment.at))
    return { code: "thread-closed", detail: "this discussion is closed to new comments" };
  return null;
}

function factsOf(
  state: ArticleState,
  { author, text, site }: PostCommand,
  { article, moment }: { article: ArticleRecord; moment: Moment },
) {
  const past = state.authors.get(author.id) ?? NO_PAST;
  return {
    slowModeSeconds: article.slowModeSeconds ?? site.slowModeSeconds,
    premoderated: article.premoderated ?? site.premoderated,
    repeatedText: (past.byText.get(text.textHash) ?? []).length > 0,
    lastPostAt: past.lastPostAt,
    at: moment.at,
    moderator: author.moderator,
  };
}

interface Accepted {
  readonly command: PostCommand;
  readonly parent: CommentRecord | null;
  readonly article: ArticleRecord;
  readonly flags: CommentRecord["flags"];
}

function create(state: ArticleState, accepted: Accepted, moment: Moment): Decision<CommentOutcome> {
  const { command, parent, article, flags } = accepted;
  const comment = newRecord(state, accepted, moment);
  const counted = countVisible(state, comment, visible(comment));
  const answers = parent ? answerParent(state, parent, { comment, ...counted }) : null;
  const held: Act[] = flags.map((flag) =>
    actOn(comment, { action: "hold", actor: null, reason: flag.rule, note: flag.detail }),
  );
  return {
    kind: "change",
    outcome: { comment },
    changes: {
      ...NO_CHANGES,
      create: [{ in: COMMENTS, id: comment.id, fields: { ...comment } }],
      set: [...counted.set, ...(answers?.set ?? [])],
      head: {
        ...(state.article === null && { ...article, ...command.article }),
        ...counted.head,
        lastPlace: comment.place,
      },
      totals: counted.totals,
      marks: [markOf(comment, counted.replyCount), ...(answers?.marks ?? [])],
      log: held,
    },
  };
}

/** [C2] A reply, a pending one too, marks its parent answered; the root gives out the next ordinal. */
function answerParent(
  state: ArticleState,
  parent: CommentRecord,
  reply: { comment: CommentRecord; replyCount: number },
) {
  const root = state.comments.get(reply.comment.rootId) ?? parent;
  const lastOrdinal = { in: COMMENTS, id: root.id, fields: { lastOrdinal: reply.comment.ordinal } };
  if (parent.answered) return { set: [lastOrdinal], marks: [] };
  const answered = { ...parent, answered: true };
  return {
    set: [lastOrdinal, { in: COMMENTS, id: parent.id, fields: { answered: true } }],
    marks: [markOf(answered, reply.replyCount)],
  };
}

function newRecord(
  state: ArticleState,
  { command, parent, article, flags }: Accepted,
  moment: Moment,
): CommentRecord {
  const root = parent ? (state.comments.get(parent.rootId) ?? parent) : null;
  const place = article.lastPlace + 1;
  const isVisible = flags.length === 0;
  return {
    id: command.id,
    stream: streamOfComment(command.id),
    siteId: command.siteId,
    articleId: command.articleId,
    parentId: parent?.id ?? null,
    rootId: root?.id ?? command.id,
    rootPlace: root?.place ?? place,
    depth: parent ? parent.depth + 1 : 0,
    ordinal: root ? root.lastOrdinal + 1 : 0,
    place,
    authorId: command.author.id,
    status: isVisible ? "visible" : "pending",
    wasPublic: isVisible,
    answered: false,
    pinned: false,
    shown: isVisible,
    createdAt: moment.at,
    editedAt: null,
    version: 1,
    n: moment.n,
    decidedN: 0,
    content: command.text.content,
    source: command.text.source,
    textHash: command.text.textHash,
    flags,
    hiddenReason: null,
    hiddenAt: null,
    key: command.key,
    fingerprint: command.fingerprint,
    replyCount: 0,
    lastOrdinal: 0,
    up: 0,
    down: 0,
    score: 0,
    openReports: 0,
  };
}

/** A reply to a comment at the greatest depth is stored beside it. */
function placeToAnswer(state: ArticleState, asked: CommentRecord): CommentRecord {
  if (asked.depth < LIMITS.depthMax || asked.parentId === null) return asked;
  return state.comments.get(asked.parentId) ?? asked;
}
