import { ConfigError } from "@parley/service-kit/config/config-error";
import { isAppError } from "@parley/service-kit/problem";
import { FIRST_LOCALE } from "./account-record.ts";
import type { AccountStore } from "./account-store.ts";
import { announceAdmin, createAdmin, type CreateAdminDeps } from "./create-admin.ts";

export interface BootstrapAdmin {
  readonly email: string;
  readonly password: string;
}

/** What the operator's account is called until its owner says otherwise. */
const NAME = "Editor";
const NAMES_TRIED = 20;

/** `BOOTSTRAP_ADMIN_*`: an admin of all sites, unless an account with that address exists. Throws ConfigError. */
export async function bootstrapAdmin(
  deps: CreateAdminDeps & { accounts: Pick<AccountStore, "findByEmail"> },
  { email, password }: BootstrapAdmin,
): Promise<void> {
  const known = await deps.accounts.findByEmail(email.toLowerCase());
  // The start before this one may have died between the account and the word of it.
  if (known) return announceAdmin(deps, known);
  for (let i = 1; i <= NAMES_TRIED; i += 1) {
    const name = i === 1 ? NAME : `${NAME} ${i}`;
    try {
      await createAdmin(deps, { email, password, name, locale: FIRST_LOCALE });
      return;
    } catch (error) {
      if (isAppError(error, "name-taken")) continue;
      // Another process of the same start was quicker.
      if (isAppError(error, "email-taken")) return;
      if (isAppError(error, "weak-password"))
        throw new ConfigError(`BOOTSTRAP_ADMIN_PASSWORD: ${error.message}`);
      throw error;
    }
  }
  throw new ConfigError(`the first admin cannot be named ${NAME}: too many are`);
}
