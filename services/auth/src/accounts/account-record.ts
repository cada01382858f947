import type { Account, AccountForAdmin } from "@parley/contracts/types";
import type { RoleRow } from "../account-stream/account-command.ts";
import { rolesOf } from "../account-stream/role-rows.ts";
import type { StoredPassword } from "../passwords/password-hasher.ts";

/** Of who has not said which. */
export const FIRST_LOCALE = "en";

/** An account as it is kept. */
export interface AccountRecord {
  readonly id: string;
  /** As the person wrote it. */
  readonly email: string;
  /** What it is unique and found by. */
  readonly emailLower: string;
  readonly emailVerified: boolean;
  readonly name: string;
  readonly locale: string;
  readonly roles: readonly RoleRow[];
  readonly disabled: boolean;
  readonly epoch: number;
  /** The entry that last changed it; 0 as it was registered. */
  readonly n: number;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly password: StoredPassword;
}

/** What the person sees of it. */
export function ownAccount(record: AccountRecord): Account {
  const { id, name, email, emailVerified, locale, createdAt } = record;
  return { id, name, email, emailVerified, locale, roles: rolesOf(record.roles), createdAt };
}

export function accountForAdmin(record: AccountRecord): AccountForAdmin {
  return { ...ownAccount(record), disabled: record.disabled };
}
