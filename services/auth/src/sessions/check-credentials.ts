import { AppError } from "@parley/service-kit/problem";
import type { AccountRecord } from "../accounts/account-record.ts";
import type { AccountStore } from "../accounts/account-store.ts";
import type { PasswordHasher } from "../passwords/password-hasher.ts";
import type { LoginThrottle } from "./login-throttle.ts";
import type { Places } from "./places.ts";
import type { SessionStore } from "./session-store.ts";

export interface CheckCredentialsDeps {
  readonly accounts: Pick<AccountStore, "findByEmail" | "replacePassword">;
  readonly sessions: Pick<SessionStore, "beganIn">;
  readonly hasher: PasswordHasher;
  readonly throttle: LoginThrottle;
  readonly places: Pick<Places, "placeOf">;
}

/** Where a login comes from. */
export interface LoginOrigin {
  readonly network: string;
  /** The id in a device cookie that is good for this address; null without one. */
  readonly device: string | null;
}

/**
 * null for a wrong password and for an unknown address, after the same work. That an account is disabled (AppError
 * "forbidden") is said only after the right password. Throws "rate-limited", "overloaded".
 */
export async function checkCredentials(
  deps: CheckCredentialsDeps,
  { email, password }: { email: string; password: string },
  { network, device }: LoginOrigin,
): Promise<AccountRecord | null> {
  const emailLower = email.toLowerCase();
  const account = await deps.accounts.findByEmail(emailLower);
  const place = deps.places.placeOf(network);
  const knownNetwork = await deps.sessions.beganIn(account?.id ?? "", place);
  const attempt = { emailLower, network, device, knownNetwork };
  await deps.throttle.begin(attempt);
  const right = await deps.hasher.verify(password, account?.password ?? null);
  if (!right || account === null) return null;
  await deps.throttle.succeeded(attempt);
  if (account.disabled) throw new AppError("forbidden", "this account is disabled");
  if (deps.hasher.isStale(account.password)) {
    const fresh = await deps.hasher.hash(password);
    await deps.accounts.replacePassword(account.id, account.password.hash, fresh);
  }
  return account;
}
