import type { RoleRow } from "./account-command.ts";

/** What decisions know of an account. */
export interface AccountState {
  readonly name: string;
  readonly locale: string;
  readonly roles: readonly RoleRow[];
  readonly disabled: boolean;
  readonly epoch: number;
}

export interface SessionState {
  /** ISO 8601; null while it lives. */
  readonly endedAt: string | null;
}

/** The journal's working copy: only what the commands at hand need. */
export interface AccountsState {
  readonly accounts: Map<string, AccountState>;
  readonly sessions: Map<string, SessionState>;
  /** The accounts that are admins of all sites and not disabled; complete only if it was needed. */
  readonly chiefs: Set<string>;
}

export interface AccountsNeeds {
  readonly accountIds: readonly string[];
  readonly sids: readonly string[];
  readonly chiefs: boolean;
}

/** Several commands' needs as one, each id once. */
export function joinNeeds(all: readonly AccountsNeeds[]): AccountsNeeds {
  return {
    accountIds: [...new Set(all.flatMap(({ accountIds }) => accountIds))],
    sids: [...new Set(all.flatMap(({ sids }) => sids))],
    chiefs: all.some(({ chiefs }) => chiefs),
  };
}

export function isChief(account: Pick<AccountState, "roles" | "disabled">): boolean {
  return (
    !account.disabled && account.roles.some(({ site, role }) => site === "*" && role === "admin")
  );
}
