import type { Account, SessionGrant } from "@parley/contracts/types";
import type { SessionKept } from "../state/panel-state.ts";

/** A living session as this page holds it. The access token stands in memory alone. */
export interface Session {
  account: Account;
  accessToken: string;
  sid: string;
  /** Milliseconds. */
  expiresAt: number;
  kept: SessionKept;
  /** null where the cookie has it. */
  refreshToken: string | null;
}

export function sessionOf(grant: SessionGrant, kept: SessionKept, now: number): Session {
  return {
    account: grant.account,
    accessToken: grant.accessToken,
    sid: sidOf(grant.accessToken),
    expiresAt: now + grant.expiresInSeconds * 1000,
    kept,
    refreshToken: kept === "cookie" ? null : (grant.refreshToken ?? null),
  };
}

/** Only to know one's own session again: nobody is let in by it. Empty for what is no token. */
function sidOf(accessToken: string): string {
  try {
    const payload = (accessToken.split(".")[1] ?? "").replace(/-/g, "+").replace(/_/g, "/");
    const claims: { sid?: string } = JSON.parse(atob(payload));
    return claims.sid ?? "";
  } catch {
    return "";
  }
}
