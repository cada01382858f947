import type { AccountRecord } from "./account-record.ts";
import type { NewAccount } from "./create-account.ts";
import { createAdmin, type CreateAdminDeps } from "./create-admin.ts";
import { type SetupLinkDeps, takeSetupToken } from "./setup-link.ts";

/** AppError "invalid-input" for a link that is used, expired or not the newest; what refuses the account leaves it good. */
export async function setUpFirstAdmin(
  deps: CreateAdminDeps & SetupLinkDeps & { accounts: SetupLinkDeps["accounts"] },
  draft: Omit<NewAccount, "roles"> & { token: string },
): Promise<AccountRecord> {
  const { token, ...account } = draft;
  const held = await takeSetupToken(deps, token);
  try {
    return await createAdmin(deps, account);
  } catch (error) {
    await held.giveBack();
    throw error;
  }
}
