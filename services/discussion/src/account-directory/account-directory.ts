import type { FeedAccount, FeedPage } from "@parley/contracts/schemas/account-feed";

/** A person as last told by auth, or by an own token where auth's feed had no reason yet to tell of them (`n` 0). */
export type KnownAccount = FeedAccount;
export type EndedSession = FeedPage["endedSessions"][number];

/** How far the account feed was read. */
export interface FeedPlace {
  readonly feedId: string;
  readonly position: number;
}

/** What this service keeps of people, so that it works while auth is away. Shared by its processes. */
export interface AccountDirectory {
  /** [AD1] Those that are known, in any order. */
  findAll(ids: readonly string[]): Promise<readonly KnownAccount[]>;
  /** [AD2] [F2] Puts in whoever is not known yet; one who is stays as is. */
  fill(account: KnownAccount): Promise<void>;
  /**
   * [AD3] [F2] Of each account what has the higher n stands, sessions that ended are kept, and then the place moves.
   * Late or doubled it does nothing.
   */
  apply(page: FeedPage): Promise<void>;
  /** [AD4] [F1] Where to start; null before the first page. */
  place(): Promise<FeedPlace | null>;
  /**
   * [AD5] [F2] The feed begins anew: whatever n it tells next is higher than what stands. People, tombstones among
   * them, and ended sessions stay.
   */
  restart(): Promise<void>;
  /** [AD6] Those that ended at that time (ISO 8601) or later; earlier ones may be missing. */
  endedSince(at: string): Promise<readonly EndedSession[]>;
  /** [AD7] Forgets sessions that ended before that time. */
  forgetEndedBefore(at: string): Promise<void>;
  /** [AD8] Auth's last good key set, as it was kept; null before the first. */
  keptKeys(): Promise<string | null>;
  keepKeys(json: string): Promise<void>;
}
