/** What crosses a wire, as the contract names it. No dependency; safe in a browser. */

export type ContentNode =
  | { type: "paragraph"; children: ContentNode[] }
  | { type: "text"; text: string }
  | { type: "strong"; children: ContentNode[] }
  | { type: "emphasis"; children: ContentNode[] }
  | { type: "strike"; children: ContentNode[] }
  | { type: "code"; text: string }
  | { type: "code-block"; text: string }
  | { type: "quote"; children: ContentNode[] }
  | { type: "list"; ordered: boolean; items: ContentNode[][] }
  | { type: "link"; href: string; children: ContentNode[] }
  | { type: "spoiler"; children: ContentNode[] }
  | { type: "mention"; accountId: string; name: string }
  | { type: "line-break" };

export type CommentStatus = "visible" | "pending" | "hidden" | "deleted";
export type Sort = "best" | "newest" | "oldest" | "discussed";
export type Role = "moderator" | "admin";
/** From site id, or "*" for all sites, to role. A reader's is empty. */
export type Roles = Readonly<Record<string, Role>>;

export interface Author {
  id: string | null;
  name: string | null;
  badges: Role[];
}

export interface Votes {
  up: number;
  down: number;
}

export interface Comment {
  id: string;
  siteId: string;
  articleId: string;
  parentId: string | null;
  rootId: string;
  depth: number;
  /** Order of arrival among the root's descendants, from 1; a root's own is 0. */
  ordinal: number;
  /** null on a tombstone; members null where the account was erased. */
  author: Author | null;
  content: ContentNode[];
  /** The Markdown as written: for its author and for moderators only. */
  source?: string;
  createdAt: string;
  editedAt: string | null;
  status: CommentStatus;
  answered: boolean;
  pinned: boolean;
  /** Visible comments below this comment's root: one number for all comments of that root. */
  replyCount: number;
  votes: Votes;
  version: number;
}

export interface Article {
  siteId: string;
  id: string;
  url: string | null;
  title: string | null;
  state: "open" | "closed";
  slowModeSeconds: number;
  premoderated: boolean;
  /** All visible comments of the article, replies included. */
  commentCount: number;
  closesAt: string | null;
}

export interface ThreadPage {
  article: Article;
  comments: Comment[];
  nextCursor: string | null;
  seq: number;
}

export interface CommentPage {
  comment: Comment;
  /** From the root down to the parent. */
  ancestors: Comment[];
  article: Article;
}

export interface RepliesPage {
  comments: Comment[];
  nextCursor: string | null;
}

export interface ChangesPage {
  article: Article;
  comments: Comment[];
  seq: number;
  more: boolean;
  resync: boolean;
}

export type SanctionKind = "warn" | "mute" | "ban" | "premoderate";

export interface Sanction {
  id: string;
  siteId: string;
  accountId: string;
  kind: SanctionKind;
  reason: string;
  until: string | null;
  createdAt: string;
}

/** What only this reader may see of an article. */
export interface MyPart {
  votes: Record<string, 1 | -1>;
  pending: Comment[];
  removed: { id: string; reason: string | null; at: string }[];
  sanction: Sanction | null;
  canPost: boolean;
  /** An ErrorCode: why not. */
  reason?: string;
}

export type ReportReason =
  | "spam"
  | "abuse"
  | "hate"
  | "off-topic"
  | "personal-data"
  | "illegal"
  | "other";

export type DecisionAction = "approve" | "hide" | "restore" | "pin" | "unpin";

export type LogAction =
  | DecisionAction
  | "hold"
  | "delete"
  | "close"
  | "open"
  | "change-article"
  | "change-settings"
  | "sanction"
  | "lift-sanction"
  | "repair"
  | "create-site";

export interface LogEntry {
  id: string;
  at: string;
  /** null: a rule. */
  actor: { id: string; name: string | null } | null;
  action: LogAction;
  commentId?: string;
  articleId?: string;
  accountId?: string;
  version?: number;
  reason?: string;
  note?: string;
}

export interface Report {
  reason: ReportReason;
  note: string | null;
  createdAt: string;
}

/** Why a rule holds a comment. */
export type Flag = { rule: string; detail: string };

export interface ModeratedComment extends Comment {
  reports: Report[];
  flags: Flag[];
  history: LogEntry[];
}

export interface ModerationCounts {
  pending: number;
  reported: number;
  hidden: number;
}

export interface ModerationPage {
  comments: ModeratedComment[];
  nextCursor: string | null;
  counts: ModerationCounts;
}

export interface PublicSettings {
  editWindowSeconds: number;
  bodyMaxLength: number;
  downVotes: boolean;
  premoderated: boolean;
  slowModeSeconds: number;
  /** By locale. */
  houseRules: Readonly<Record<string, string>>;
  privacyUrl: string | null;
}

export interface WordRule {
  pattern: string;
  action: "hold" | "refuse";
}

export interface SiteSettings extends PublicSettings {
  words: WordRule[];
  linksMax: number;
  premoderateFirst: number;
}

export interface PublicSite {
  id: string;
  name: string;
  settings: PublicSettings;
}

export interface Site {
  id: string;
  name: string;
  allowedOrigins: string[];
  settings: SiteSettings;
}

export interface Account {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  locale: string;
  roles: Roles;
  createdAt: string;
}

export interface AccountForAdmin extends Account {
  disabled: boolean;
}

/** What login, register and refresh answer. */
export interface SessionGrant {
  account: Account;
  accessToken: string;
  expiresInSeconds: number;
  /** Only in `session: "body"` mode. */
  refreshToken?: string;
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  requestId: string;
  errors?: { path: string; message: string }[];
}
