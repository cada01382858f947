import type { ChangeProfile } from "../account-command.ts";
import type { AccountsState } from "../accounts-state.ts";
import { type AccountDecision, already, leaveAccount, refuse } from "../leave.ts";
import { foldName } from "../../accounts/fold-name.ts";

/** What a person says of themselves. */
export function changeProfile(
  { accounts }: AccountsState,
  command: ChangeProfile,
): AccountDecision {
  const account = accounts.get(command.accountId);
  if (!account || account.disabled) return refuse("unauthenticated", "this account is not active");
  const name = command.name ?? account.name;
  const locale = command.locale ?? account.locale;
  if (name === account.name && locale === account.locale) return already;
  const { epoch } = account;
  return leaveAccount(command.accountId, { name, nameFolded: foldName(name), locale, epoch });
}
