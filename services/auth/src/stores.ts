import type { JournalReads, OnApplied } from "@parley/service-kit/journal/port";
import type { AccountJournal } from "./account-stream/account-stream.ts";
import type { AccountStore } from "./accounts/account-store.ts";
import type { Reservations } from "./accounts/reservations.ts";
import type { Facts } from "./facts/facts.ts";
import type { SessionStore } from "./sessions/session-store.ts";

/** All that the auth service keeps, on one store. */
export interface AuthStores {
  readonly accounts: AccountStore;
  readonly reservations: Reservations;
  readonly sessions: SessionStore;
  readonly facts: Facts;
  readonly journal: AccountJournal;
  readonly entries: JournalReads;
  /** null, or why it cannot be written. */
  notReady(): string | null;
  close(): Promise<void>;
}

export interface StoreSurroundings {
  /** Milliseconds since 1970. */
  now(): number;
  readonly onApplied: OnApplied;
}
