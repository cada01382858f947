import type { SessionEnd } from "../account-stream/account-command.ts";
import type { TokenChain } from "./decide-refresh.ts";

/** [F4] A session is one document. It ends by the account stream; its chain of tokens is its own. */
export interface SessionRecord {
  readonly sid: string;
  readonly accountId: string;
  /** The account's when the session began: a smaller one than the account's makes it void. */
  readonly epoch: number;
  /** ISO 8601, as the other times. */
  readonly createdAt: string;
  readonly lastUsedAt: string;
  readonly endedAt: string | null;
  readonly endedWhy: SessionEnd | null;
  /** When its cookie was exchanged for a token that the page keeps. */
  readonly exchangedAt: string | null;
  readonly userAgent: string;
  /** A keyed hash of the network it began in. */
  readonly place: string;
  readonly chain: TokenChain;
}

export type ChainStep = Pick<SessionRecord, "chain" | "lastUsedAt" | "exchangedAt">;

export interface SessionStore {
  /** [SE1] Durable when it resolves. */
  insert(session: SessionRecord): Promise<void>;
  /** [SE2] null for an unknown id. */
  find(sid: string): Promise<SessionRecord | null>;
  /** [SE3] A compare-and-set: only while the newest token is `current` and the session has not ended. Of several at once one is true. */
  step(sid: string, current: string, step: ChainStep): Promise<boolean>;
  /** [SE4] Whether a session of that account ever began in that place. */
  beganIn(accountId: string, place: string): Promise<boolean>;
}
