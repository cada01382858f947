import type { AccessClaims } from "@parley/service-kit/access-token/claims";
import type { TokenVerifier } from "@parley/service-kit/access-token/verify";
import { AppError } from "@parley/service-kit/problem";
import type { KnownAccount } from "./account-directory.ts";
import type { EndedSessions } from "./ended-sessions.ts";
import type { KnownAccounts } from "./known-accounts.ts";
import type { Person } from "./person.ts";

export interface PersonOfDeps {
  readonly verifier: TokenVerifier;
  readonly accounts: Pick<KnownAccounts, "find" | "fill">;
  readonly ended: Pick<EndedSessions, "has" | "seen">;
}

/** Who shows this token. AppError `unauthenticated` for one that is false, or void by auth's word since it was made. */
export type PersonOf = (token: string) => Promise<Person>;

/** [F2] The directory beats the claims; who is not known yet is filled in from them. */
export function createPersonOf({ verifier, accounts, ended }: PersonOfDeps): PersonOf {
  return async (token) => {
    const claims = await verifier.verify(token);
    ended.seen(claims);
    const known = (await accounts.find(claims.sub)) ?? (await accounts.fill(accountIn(claims)));
    const { id, name, roles } = known;
    // Looked at last: a logout told during the reads above counts.
    if (name === null || isVoid(known, claims) || ended.has(claims.sid)) {
      throw new AppError("unauthenticated", "this session has ended");
    }
    return { id, name, roles, sid: claims.sid, exp: claims.exp };
  };
}

const isVoid = ({ disabled, deleted, epoch }: KnownAccount, claims: AccessClaims): boolean =>
  disabled || deleted || claims.epoch < epoch;

const accountIn = ({ sub, name, roles, epoch }: AccessClaims): KnownAccount => ({
  id: sub,
  name,
  roles,
  disabled: false,
  deleted: false,
  epoch,
  n: 0,
});
