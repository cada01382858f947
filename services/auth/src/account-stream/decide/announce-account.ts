import type { AnnounceAccount } from "../account-command.ts";
import type { AccountsState } from "../accounts-state.ts";
import { type AccountDecision, leaveAccount, refuse } from "../leave.ts";

/**
 * Others hear of a reader from the first change on [F4], but of who comes with a role they must know at once: who
 * moderates cannot be sanctioned. Nothing changes but the account's number.
 */
export function announceAccount(
  { accounts }: AccountsState,
  { accountId }: AnnounceAccount,
): AccountDecision {
  const account = accounts.get(accountId);
  if (!account) return refuse("not-found", "there is no such account");
  return leaveAccount(accountId, { epoch: account.epoch });
}
