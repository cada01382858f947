import type { AccountRecord } from "./account-record.ts";
import { createAccount, type CreateAccountDeps, type NewAccount } from "./create-account.ts";
import { type SetupLinkDeps, takeSetupToken } from "./setup-link.ts";

export const FIRST_ADMIN_ROLES = [{ site: "*", role: "admin" }] as const;

/** The account comes with its role in one insert, so there is no moment at which it is there without. */
export async function setUpFirstAdmin(
  deps: CreateAccountDeps & SetupLinkDeps & { accounts: SetupLinkDeps["accounts"] },
  draft: Omit<NewAccount, "roles"> & { token: string },
): Promise<AccountRecord> {
  const { token, ...account } = draft;
  const held = await takeSetupToken(deps, token);
  try {
    return await createAccount(deps, { ...account, roles: FIRST_ADMIN_ROLES });
  } catch (error) {
    await held.giveBack();
    throw error;
  }
}
