import type { ErrorCode } from "@parley/contracts/error-codes";
import type { ProblemMembers } from "../problem.ts";

/** Plain data: what a payload, a view and an entry hold, the same on every store. */
export type Value =
  | string
  | number
  | boolean
  | null
  | readonly Value[]
  | { readonly [key: string]: Value };

export type Fields = Readonly<Record<string, Value>>;

/** One document of a view, by its collection and id. `fields` are flat: a name holds no dot and no `$`. */
export interface DocumentChange {
  readonly in: string;
  readonly id: string;
  readonly fields: Fields;
}

/** A line of the moderation log: who did what. `site` is where the log is read. */
export interface Act {
  readonly site: string;
  readonly action: string;
  /** null: a rule. */
  readonly actor: string | null;
  readonly comment?: string;
  readonly article?: string;
  readonly account?: string;
  readonly version?: number;
  readonly reason?: string;
  readonly note?: string;
}

/** What an entry keeps for ever of one changed document ([J7]: ids, versions and counts, never text). */
export type Mark = Fields & { readonly id: string };

/** What one decision leaves. */
export interface Changes {
  readonly create: readonly DocumentChange[];
  readonly set: readonly DocumentChange[];
  /** Changed fields of the stream's own document (the article, the site). */
  readonly head: Fields;
  readonly marks: readonly Mark[];
  /** What the entry keeps of the stream as a whole (an article's `commentCount`). */
  readonly totals: Fields;
  readonly log: readonly Act[];
}

export interface Refusal {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly members?: ProblemMembers;
  readonly retryAfterSeconds?: number;
}

export type Decision<Outcome> =
  | { readonly kind: "change"; readonly changes: Changes; readonly outcome: Outcome }
  /** Already so: nothing is appended. */
  | { readonly kind: "same"; readonly outcome: Outcome }
  | { readonly kind: "refuse"; readonly refusal: Refusal };

/**
 * All that may happen in one kind of stream, as pure functions over plain data. `State` is the journal's own working
 * copy, loaded for the commands at hand.
 */
export interface StreamKind<State, Command, Needs, Outcome> {
  /** What must be loaded before this command can be decided. */
  needs(command: Command): Needs;
  /** Never changes `state`. */
  decide(state: State, command: Command, moment: Moment): Decision<Outcome>;
  /** Takes the changes into `state`, in place, so that the next command of the batch is decided on them. */
  evolve(state: State, changes: Changes): void;
}

/** The entry that a decision goes into: its number, and its time, never before the last entry's (ISO 8601). */
export interface Moment {
  readonly n: number;
  readonly at: string;
}

/** An entry as it stays. */
export interface Entry {
  readonly stream: string;
  readonly n: number;
  readonly at: string;
  readonly marks: readonly Mark[];
  readonly totals: Fields;
  readonly log: readonly Act[];
}

export interface LogLine {
  /** Opaque, unique, stable. */
  readonly id: string;
  readonly at: string;
  readonly act: Act;
}

/** The last applied entry of a stream. */
export interface Head {
  readonly n: number;
  readonly at: string;
}

/** What every journal promises; `journal/contract.ts` holds each store to it. */
export interface Journal<Command, Outcome> {
  /**
   * [J1] Decides on exactly the state the entry is appended to. Resolves when the change is durable and applied;
   * rejects with the refusal's AppError, `overloaded` after too many lost races, `store-unavailable` where the
   * outcome is unknown (ask again with the same key).
   */
  submit(stream: string, command: Command): Promise<Outcome>;
}

/** What is read from the journal itself; one per store, for all kinds of streams. */
export interface JournalReads {
  /** null for a stream that nothing happened in. */
  head(stream: string): Promise<Head | null>;
  /**
   * The applied entries after `after`, oldest first, at most `limit`. `upTo`: an applied number that the caller has
   * read already; later ones are left out, and the store need not be asked for it again.
   */
  entries(stream: string, after: number, limit: number, upTo?: number): Promise<readonly Entry[]>;
  /** The site's log, newest first, at most `limit`, before the line with that id. `beforeId` unknown: AppError invalid-input. */
  log(site: string, beforeId: string | null, limit: number): Promise<readonly LogLine[]>;
  /** The newest `limit` log lines of each comment, oldest first. */
  logOfComments(
    ids: readonly string[],
    limit: number,
  ): Promise<ReadonlyMap<string, readonly LogLine[]>>;
}

/** [J14] Told for each entry as it is marked applied, before its commands are answered. Must not throw. */
export type OnApplied = (stream: string, n: number) => void;

export const JOURNAL_LIMITS = {
  /** [J6] */
  batchCommands: 256,
  batchDocuments: 500,
  /** [J3] */
  payloadBytes: 4_000_000,
  /** [J1] Lost races before `overloaded`. */
  attempts: 40,
} as const;
