import { AppError } from "@parley/service-kit/problem";
import type { RoleRow } from "../account-stream/account-command.ts";
import { checkStrength } from "../passwords/check-strength.ts";
import type { PasswordHasher } from "../passwords/password-hasher.ts";
import type { AccountRecord } from "./account-record.ts";
import type { AccountStore } from "./account-store.ts";
import { checkName } from "./check-name.ts";
import { emailKeys, nameKeys, release, reserve, type ReserveDeps } from "./reserve.ts";

export interface CreateAccountDeps extends ReserveDeps {
  readonly accounts: Pick<AccountStore, "find" | "insert">;
  readonly hasher: Pick<PasswordHasher, "hash">;
  readonly publicOrigin: string;
  newId(): string;
}

export interface NewAccount {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly locale: string;
  readonly roles: readonly RoleRow[];
}

/** Well under the time after which a reservation may be taken over. */
const LATEST_MS = 30_000;

/**
 * [F4] Reserves address and name, then inserts the account: of fifty at once for one address, one comes to be, and only
 * one pays for a hash. Throws AppError "weak-password", "email-taken", "name-taken", "invalid-input", "overloaded".
 */
export async function createAccount(
  deps: CreateAccountDeps,
  draft: NewAccount,
): Promise<AccountRecord> {
  const { publicOrigin } = deps;
  const name = checkName(draft.name);
  await checkStrength(draft.password, { email: draft.email, name, publicOrigin });
  const startedAt = deps.now();
  const account = {
    id: deps.newId(),
    email: draft.email,
    emailLower: draft.email.toLowerCase(),
    emailVerified: false,
    name,
    locale: draft.locale,
    roles: draft.roles,
    disabled: false,
    epoch: 0,
    n: 0,
    createdAt: new Date(startedAt).toISOString(),
  };
  const emailClaim = { accountId: account.id, keys: emailKeys(account.emailLower) };
  const nameClaim = { accountId: account.id, keys: nameKeys(name) };
  await reserve(deps, emailClaim, "email-taken");
  try {
    await reserve(deps, nameClaim, "name-taken");
    const password = await deps.hasher.hash(draft.password);
    if (deps.now() - startedAt > LATEST_MS)
      throw new AppError("overloaded", "registering took too long: try again");
    const record: AccountRecord = { ...account, password };
    await deps.accounts.insert(record);
    return record;
  } catch (error) {
    await letGo(deps, account.id, [...emailClaim.keys, ...nameClaim.keys]);
    throw error;
  }
}

/** Unless the account may have come to be after all: then its keys stay its own, or are taken over in a minute. */
async function letGo(
  deps: CreateAccountDeps,
  accountId: string,
  keys: readonly string[],
): Promise<void> {
  const there = await deps.accounts.find(accountId).catch(() => "unknown");
  if (there === null) await release(deps, { accountId, keys }).catch(() => {});
}
