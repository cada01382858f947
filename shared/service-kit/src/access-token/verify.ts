import { createHash } from "node:crypto";
import { compactVerify, type CompactJWSHeaderParameters } from "jose";
import * as z from "zod";
import { createBoundedMap } from "../bounded-map.ts";
import { AppError, isAppError } from "../problem.ts";
import {
  ACCESS_TOKEN_SECONDS_MAX,
  ACCESS_TOKEN_TYPE,
  accessClaimsSchema,
  type AccessClaims,
} from "./claims.ts";

export interface KeySource {
  /** The public key of that id; null where there is none. */
  find(kid: string): Promise<CryptoKey | null>;
}

export interface TokenVerifier {
  /** Rejects with AppError `unauthenticated` for anything but a token of ours that is good now. */
  verify(token: string): Promise<AccessClaims>;
}

export interface TokenVerifierDeps {
  keys: KeySource;
  issuer: string;
  /** Milliseconds since 1970. */
  now(): number;
}

const TOKEN_LENGTH_MAX = 8_000;
const REMEMBERED_MAX = 10_000;
/** How far another machine's clock may be ahead of ours. `exp` has no leeway. */
const LEEWAY_SECONDS = 30;
const compact = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** Nothing more may stand in the header: `jwk`, `jku`, `x5u`, `crit` … are refused, not ignored. */
const headerSchema = z.strictObject({
  alg: z.enum(["ES256", "EdDSA"]),
  typ: z.literal(ACCESS_TOKEN_TYPE),
  kid: z.string().regex(/^[\w-]{1,100}$/),
});

/**
 * Verifies access tokens with keys from configuration alone. A token seen before costs a hash: good ones are
 * remembered by their SHA-256, and their time is looked at again on each use.
 */
export function createTokenVerifier({ keys, issuer, now }: TokenVerifierDeps): TokenVerifier {
  const remembered = createBoundedMap<string, AccessClaims>(REMEMBERED_MAX);

  async function keyOf(header: CompactJWSHeaderParameters): Promise<CryptoKey> {
    const key = await keys.find(headerSchema.parse(header).kid);
    if (!key) throw new Error("no such key");
    return key;
  }

  async function read(token: string): Promise<AccessClaims> {
    if (token.length > TOKEN_LENGTH_MAX || !compact.test(token)) throw new Error("not a token");
    const { payload } = await compactVerify(token, keyOf, { algorithms: ["ES256", "EdDSA"] });
    const claims: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(payload));
    return accessClaimsSchema.parse(claims);
  }

  function isGoodNow(claims: AccessClaims): boolean {
    const seconds = now() / 1000;
    return (
      claims.iss === issuer &&
      claims.exp > seconds &&
      claims.iat <= seconds + LEEWAY_SECONDS &&
      claims.exp - claims.iat <= ACCESS_TOKEN_SECONDS_MAX
    );
  }

  return {
    async verify(token) {
      const digest = createHash("sha256").update(token).digest("base64");
      const claims = remembered.get(digest) ?? (await read(token).catch(refuse));
      if (!isGoodNow(claims)) return refuse();
      remembered.set(digest, claims);
      return claims;
    },
  };
}

function refuse(cause?: unknown): never {
  // Not the token's fault: the keys could not be asked for.
  if (isAppError(cause)) throw cause;
  throw new AppError("unauthenticated", "the access token is not valid", { cause });
}
