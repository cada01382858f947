import { ACCOUNT_STREAM } from "../account-stream/account-stream.ts";
import { isChief } from "../account-stream/accounts-state.ts";
import type { AccountRecord } from "./account-record.ts";
import { foldName } from "./fold-name.ts";

/** An account in MongoDB: flat, with what it is searched by. `stream` and `n` are the journal's [J9]. */
export interface AccountDocument extends Omit<AccountRecord, "id" | "password"> {
  readonly _id: string;
  readonly stream: string;
  readonly nameFolded: string;
  readonly chief: boolean;
  readonly passwordScheme: string;
  readonly passwordPepperId: string;
  readonly passwordHash: string;
}

export function accountDocument({ id, password, ...plain }: AccountRecord): AccountDocument {
  return {
    ...plain,
    _id: id,
    stream: ACCOUNT_STREAM,
    nameFolded: foldName(plain.name),
    chief: isChief(plain),
    passwordScheme: password.scheme,
    passwordPepperId: password.pepperId,
    passwordHash: password.hash,
  };
}

export function accountIn(document: AccountDocument): AccountRecord {
  return {
    id: document._id,
    email: document.email,
    emailLower: document.emailLower,
    emailVerified: document.emailVerified,
    name: document.name,
    locale: document.locale,
    roles: document.roles,
    disabled: document.disabled,
    epoch: document.epoch,
    n: document.n,
    createdAt: document.createdAt,
    password: {
      scheme: document.passwordScheme,
      pepperId: document.passwordPepperId,
      hash: document.passwordHash,
    },
  };
}
