import type { Role } from "@parley/contracts/types";

/** A role at one site, or at all ("*"). */
export type RoleRow = { readonly site: string; readonly role: Role };

export type SessionEnd = "logout" | "token-reused";

/** All that may happen to accounts and sessions once they are there. */
export type AccountCommand = EndSession | AnnounceAccount | ChangeAccount | ChangeProfile;

export interface EndSession {
  readonly kind: "end-session";
  readonly sid: string;
  readonly why: SessionEnd;
}

export interface AnnounceAccount {
  readonly kind: "announce-account";
  readonly accountId: string;
}

export interface ChangeAccount {
  readonly kind: "change-account";
  readonly actorId: string;
  readonly accountId: string;
  /** What the account shall be at the sites that the actor administers; null leaves all as it is. */
  readonly roles: readonly RoleRow[] | null;
  readonly disabled: boolean | null;
}

export interface ChangeProfile {
  readonly kind: "change-profile";
  readonly accountId: string;
  /** Checked and reserved before; null leaves it. */
  readonly name: string | null;
  readonly locale: string | null;
}
