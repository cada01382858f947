import type { IncomingMessage } from "node:http";
import type { ErrorCode } from "@parley/contracts/error-codes";
import type { ArticleRef } from "@parley/contracts/live-events";
import type { Article, ChangesPage, ModeratedComment } from "@parley/contracts/types";
import type { Bus } from "@parley/service-kit/bus/port";
import type { Person } from "../account-directory/person.ts";

/** What `live` needs of the rest of the service. */
export interface LiveDeps {
  /** As the contract's `changes` call; an article nobody commented on answers as an empty one. */
  readChanges(article: ArticleRef, since: number): Promise<ChangesPage>;
  /** One query. A stream without entries may be missing. */
  lastSeqsOf(streams: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** An article nobody commented on answers as an empty one. */
  articleOf(article: ArticleRef): Promise<Article>;
  /** AppError `not-found`. */
  findSite(siteId: string): Promise<unknown>;
  /** The public origin, or one of any site's `allowedOrigins`. */
  originAllowed(origin: string): Promise<boolean>;
  /** The client's network behind the trusted proxies, of a request that express never sees. */
  networkOf(request: IncomingMessage): string;
  /** Verified, and the account directory's word over the claims. AppError `unauthenticated`. */
  personOf(token: string): Promise<Person>;
  /** Roles, name, sessions or state of an account changed. Answers what ends the listening. */
  onAccountChange(listener: (accountId: string) => void): () => void;
  /** null where this person may post there, else the code that says why not. */
  refusesPost(person: Person, article: ArticleRef): Promise<ErrorCode | null>;
  /** As in the moderation list. */
  moderated(siteId: string, ids: readonly string[]): Promise<readonly ModeratedComment[]>;
  bus: Pick<Bus, "publish" | "subscribe">;
  now(): number;
  newId(): string;
  /** False: `RATE_LIMITS=off`. */
  limited: boolean;
  log: { warn(fields: object, text: string): void };
}
