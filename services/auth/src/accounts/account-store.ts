import type { StoredPassword } from "../passwords/password-hasher.ts";
import type { AccountRecord } from "./account-record.ts";

/** Where a page of a search ended: the last account's. */
export interface SearchPlace {
  readonly createdAt: string;
  readonly id: string;
}

export interface AccountSearch {
  /** Lower case; "" finds everybody. */
  readonly text: string;
  readonly after: SearchPlace | null;
  readonly limit: number;
}

/** Accounts as documents. What happens to them later comes by the account stream. */
export interface AccountStore {
  /** [AC1] Durable when it resolves. Its e-mail and name were reserved before. */
  insert(account: AccountRecord): Promise<void>;
  /** [AC2] null for an unknown id. */
  find(id: string): Promise<AccountRecord | null>;
  /** [AC2] null for an unknown address. */
  findByEmail(emailLower: string): Promise<AccountRecord | null>;
  /** [AC3] Those that there are, in any order. */
  findAll(ids: readonly string[]): Promise<readonly AccountRecord[]>;
  /** [AC4] Whose name or address holds the text, letter by letter, newest first by (createdAt, id), after `after`. */
  search(search: AccountSearch): Promise<readonly AccountRecord[]>;
  /** [AC5] Only while the hash is still `expectedHash`; else nothing happens. */
  replacePassword(id: string, expectedHash: string, password: StoredPassword): Promise<void>;
  /** [AC6] Whether somebody is admin of all sites and not disabled. */
  hasChief(): Promise<boolean>;
}
