import type { TokenVerifier } from "@parley/service-kit/access-token/verify";
import { AppError } from "@parley/service-kit/problem";
import type { AccountRecord } from "../accounts/account-record.ts";
import type { AccountStore } from "../accounts/account-store.ts";
import type { SessionStore } from "./session-store.ts";

/** Who a bearer token speaks for, as the store knows them now. */
export interface SignedIn {
  readonly account: AccountRecord;
  readonly sid: string;
}

/**
 * Auth itself obeys at once: a token of an ended session, a smaller epoch or a disabled account is void, and roles
 * are the account's, not the token's. Rejects with AppError "unauthenticated".
 */
export async function signedInBy(
  deps: {
    verifier: TokenVerifier;
    accounts: Pick<AccountStore, "find">;
    sessions: Pick<SessionStore, "find">;
  },
  token: string,
): Promise<SignedIn> {
  const { sub, sid, epoch } = await deps.verifier.verify(token);
  const [account, session] = await Promise.all([deps.accounts.find(sub), deps.sessions.find(sid)]);
  if (!account || account.disabled || epoch < account.epoch || !session || session.endedAt !== null)
    throw new AppError("unauthenticated", "this session is over: log in again");
  return { account, sid };
}
