import type { Article, Comment, ModeratedComment, Sanction, Votes } from "./types.ts";

/** Socket.IO at path /live (contract, "Live"). */
export interface ArticleRef {
  siteId: string;
  articleId: string;
}

export type Ack<T> = ({ ok: true } & T) | { ok: false; code: string; retryAfterMs?: number };
export type WatchAck = Ack<{ seq: number; watching: number }>;
export type PlainAck = Ack<unknown>;

export interface ClientEvents {
  watch: (article: ArticleRef, ack: (answer: WatchAck) => void) => void;
  unwatch: (article: ArticleRef, ack?: (answer: PlainAck) => void) => void;
  authenticate: (token: { accessToken: string }, ack?: (answer: PlainAck) => void) => void;
  typing: (article: ArticleRef, ack?: (answer: PlainAck) => void) => void;
  "watch-moderation": (site: { siteId: string }, ack?: (answer: PlainAck) => void) => void;
}

/** All that changed after `after` up to `seq`, in public latest states. */
export interface CommentsPush extends ArticleRef {
  after: number;
  seq: number;
  commentCount: number;
  comments: Comment[];
}

export interface VotesPush extends ArticleRef {
  votes: Record<string, Votes>;
}

export interface PresencePush extends ArticleRef {
  watching: number;
  typing: number;
  seq: number;
}

export interface ServerEvents {
  comments: (push: CommentsPush) => void;
  votes: (push: VotesPush) => void;
  presence: (push: PresencePush) => void;
  article: (article: Article) => void;
  own: (push: { comments: Comment[] }) => void;
  sanctioned: (push: { sanction: Sanction }) => void;
  moderation: (push: { siteId: string; comments: ModeratedComment[] }) => void;
  drain: (push: { reconnectInMs: number }) => void;
}
