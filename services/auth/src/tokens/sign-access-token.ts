import { randomBytes } from "node:crypto";
import type { Roles } from "@parley/contracts/types";
import { ACCESS_TOKEN_AUDIENCE } from "@parley/service-kit/access-token/claims";
import { SignJWT } from "jose";
import type { SigningKey } from "./signing-keys.ts";

/** Contract: at most 10 minutes. */
export const ACCESS_TOKEN_SECONDS = 600;

export interface SignAccessTokenDeps {
  readonly key: SigningKey;
  readonly issuer: string;
  /** Milliseconds since 1970. */
  now(): number;
}

export interface TokenSubject {
  readonly accountId: string;
  readonly sid: string;
  readonly epoch: number;
  readonly name: string;
  readonly roles: Roles;
}

export function signAccessToken(deps: SignAccessTokenDeps, subject: TokenSubject): Promise<string> {
  const { key, issuer } = deps;
  const issuedAt = Math.floor(deps.now() / 1000);
  const { sid, epoch, name, roles } = subject;
  return new SignJWT({ sid, epoch, name, roles })
    .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: "at+jwt" })
    .setIssuer(issuer)
    .setAudience(ACCESS_TOKEN_AUDIENCE)
    .setSubject(subject.accountId)
    .setJti(randomBytes(16).toString("base64url"))
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ACCESS_TOKEN_SECONDS)
    .sign(key.privateKey);
}
