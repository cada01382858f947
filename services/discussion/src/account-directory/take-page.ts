import type { FeedPage } from "@parley/contracts/schemas/account-feed";
import type { AccountDirectory } from "./account-directory.ts";
import type { EndedSessions } from "./ended-sessions.ts";
import type { KnownAccounts } from "./known-accounts.ts";

export interface TakePageDeps {
  readonly directory: Pick<AccountDirectory, "apply" | "restart">;
  readonly accounts: Pick<KnownAccounts, "forget">;
  readonly ended: Pick<EndedSessions, "add">;
}

/** [F2] Takes in what auth told. Resolves with the accounts that something changed for, once that is durable. */
export async function takePage(
  { directory, accounts, ended }: TakePageDeps,
  page: FeedPage,
  begunAnew: boolean,
): Promise<ReadonlySet<string>> {
  const told = page.accounts.map(({ id }) => id);
  // Before the store, so that a store that is away cannot keep a logout from being obeyed; and after it, since what
  // was read meanwhile may be what was before.
  const loggedOut = ended.add(page.endedSessions);
  accounts.forget(told);
  if (begunAnew) await directory.restart();
  await directory.apply(page);
  accounts.forget(told);
  return new Set([...told, ...loggedOut]);
}
