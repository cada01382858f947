import { ACCOUNT_STREAM, type AccountJournal } from "../account-stream/account-stream.ts";
import type { AccountRecord } from "./account-record.ts";
import { createAccount, type CreateAccountDeps, type NewAccount } from "./create-account.ts";

export interface CreateAdminDeps extends CreateAccountDeps {
  readonly journal: AccountJournal;
}

const ROLES = [{ site: "*", role: "admin" }] as const;

/** The account comes with its role in one insert, so there is no moment at which it is there without. */
export async function createAdmin(
  deps: CreateAdminDeps,
  draft: Omit<NewAccount, "roles">,
): Promise<AccountRecord> {
  const account = await createAccount(deps, { ...draft, roles: ROLES });
  await announceAdmin(deps, account);
  return account;
}

/** Nothing where it was done before: `n` is that of the account's last entry. */
export async function announceAdmin(
  { journal }: Pick<CreateAdminDeps, "journal">,
  { id, n, roles }: AccountRecord,
): Promise<void> {
  if (n > 0 || roles.length === 0) return;
  await journal.submit(ACCOUNT_STREAM, { kind: "announce-account", accountId: id });
}
