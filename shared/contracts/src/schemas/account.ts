import * as z from "zod";
import { LIMITS } from "../limits.ts";
import { localeSchema, roleSchema, siteIdSchema, text, timeSchema } from "./primitives.ts";

/** Strict ASCII addresses; unique on the lowercased form. */
export const emailSchema = z
  .string()
  .max(LIMITS.emailMax)
  .regex(
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/,
    "not an e-mail address",
  )
  .refine((value) => !/^\.|\.\.|\.@/.test(value), "not an e-mail address");

/** Shape only: whether it is strong enough is the auth service's to judge (`weak-password`). */
export const passwordSchema = z
  .string()
  .refine((value) => value.isWellFormed(), "not well-formed Unicode")
  .refine((value) => !value.includes("\0"), "contains NUL")
  .refine(
    (value) => new TextEncoder().encode(value).length <= LIMITS.passwordMaxBytes,
    `at most ${LIMITS.passwordMaxBytes} bytes`,
  );

/** Length only: which characters a name may hold is the auth service's to judge. */
const nameSchema = text(LIMITS.nameMin, LIMITS.nameMax);
const sessionModeSchema = z.enum(["cookie", "body"]);

export const registerSchema = z.strictObject({
  email: emailSchema,
  password: passwordSchema,
  name: nameSchema,
  locale: localeSchema.nullish(),
  acceptedRules: z.literal(true),
  session: sessionModeSchema.nullish(),
  website: z.string().max(500).nullish(),
  formToken: z.string().max(500).nullish(),
});

export const loginSchema = z.strictObject({
  email: z.string().max(LIMITS.emailMax),
  password: passwordSchema,
  session: sessionModeSchema.nullish(),
});

export const refreshTokenSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{20,200}$/, "not a refresh token");
export const refreshSchema = z.strictObject({ refreshToken: refreshTokenSchema.nullish() });
export const sessionExchangeSchema = z.strictObject({ session: z.literal("body") });

export const setupSchema = z.strictObject({
  token: z.string().min(1).max(200),
  email: emailSchema,
  password: passwordSchema,
  name: nameSchema,
});

export const changeMeSchema = z.strictObject({
  name: nameSchema.optional(),
  locale: localeSchema.nullish(),
});

export const rolesSchema = z.record(z.union([siteIdSchema, z.literal("*")]), roleSchema);

export const changeAccountSchema = z.strictObject({
  roles: rolesSchema.optional(),
  disabled: z.boolean().optional(),
});

export const accountSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  locale: z.string(),
  roles: rolesSchema,
  createdAt: timeSchema,
});

export const sessionGrantSchema = z.object({
  account: accountSchema,
  accessToken: z.string(),
  expiresInSeconds: z.number().int(),
  refreshToken: z.string().optional(),
});

export const accountsPageSchema = z.object({
  accounts: z.array(accountSchema.extend({ disabled: z.boolean().optional() })),
  nextCursor: z.string().nullable(),
});
