import type { Account } from "@parley/contracts/types";

/** What the account page shows. */
export type AccountView =
  | { kind: "loading" }
  | { kind: "set-up"; token: string }
  | { kind: "log-in" }
  | { kind: "me"; account: Account };

export interface AccountState {
  view: AccountView;
  busy: boolean;
  error: string | null;
  /** Good news, read out. */
  notice: string;
}

/** A one-time link's token stands in the address's hash, which no server and no log ever sees. */
export function viewOfHash(hash: string): AccountView {
  const token = new URLSearchParams(hash.slice(1)).get("setup");
  return token ? { kind: "set-up", token } : { kind: "loading" };
}
