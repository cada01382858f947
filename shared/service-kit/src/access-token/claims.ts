import { rolesSchema } from "@parley/contracts/schemas/account";
import type { Roles } from "@parley/contracts/types";
import * as z from "zod";

export const ACCESS_TOKEN_AUDIENCE = "parley";
export const ACCESS_TOKEN_TYPE = "at+jwt";
/** Longest life of an access token. */
export const ACCESS_TOKEN_SECONDS_MAX = 600;

export interface AccessClaims {
  iss: string;
  aud: typeof ACCESS_TOKEN_AUDIENCE;
  /** The account's id. */
  sub: string;
  sid: string;
  jti: string;
  /** Seconds since 1970, as `exp`. */
  iat: number;
  exp: number;
  /** All tokens of the person with a smaller one are void. */
  epoch: number;
  name: string;
  roles: Roles;
}

const id = z.string().min(1).max(200);
const seconds = z.number().int().nonnegative();

export const accessClaimsSchema: z.ZodType<AccessClaims> = z.object({
  iss: z.string(),
  aud: z.literal(ACCESS_TOKEN_AUDIENCE),
  sub: id,
  sid: id,
  jti: id,
  iat: seconds,
  exp: seconds,
  epoch: seconds,
  name: z.string(),
  roles: rolesSchema,
});
