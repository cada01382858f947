import * as z from "zod";
import {
  accountSchema,
  accountsPageSchema,
  changeAccountSchema,
  changeMeSchema,
  loginSchema,
  refreshSchema,
  registerSchema,
  sessionExchangeSchema,
  sessionGrantSchema,
  setupSchema,
} from "../account.ts";
import { openApiDocument, type OpenApiDocument } from "./openapi-document.ts";
import type { Operation } from "./operation.ts";

const accountForAdminSchema = accountSchema.extend({ disabled: z.boolean().optional() });
const accountsQuerySchema = z.object({
  query: z.string().optional(),
  cursor: z.string().optional(),
});
const refreshTokenAnswerSchema = z.object({ refreshToken: z.string() });
const keySetSchema = z.object({
  keys: z.array(z.looseObject({ kid: z.string(), kty: z.string() })),
});
const granted = (status: number) => ({
  status,
  schema: sessionGrantSchema,
  description: "The account and its tokens; by default the refresh token is set as a cookie",
});

const sessions: readonly Operation[] = [
  {
    method: "post",
    path: "/auth/v1/register",
    summary: "Make an account and log in",
    caller: "anyone",
    body: registerSchema,
    answer: granted(201),
    problems: ["weak-password", "forbidden", "name-taken", "email-taken"],
  },
  {
    method: "post",
    path: "/auth/v1/login",
    summary: "Log in",
    caller: "anyone",
    body: loginSchema,
    answer: granted(200),
    problems: ["unauthenticated", "forbidden", "overloaded"],
  },
  {
    method: "post",
    path: "/auth/v1/refresh",
    summary: "New tokens for a refresh token, which is replaced",
    caller: "cookie",
    body: refreshSchema,
    answer: granted(200),
    problems: ["forbidden"],
  },
  {
    method: "post",
    path: "/auth/v1/session",
    summary: "Take the refresh token into the page's own hands, once, within 60 s of its login",
    description: "For a frame whose cookies do not come back.",
    caller: "person",
    body: sessionExchangeSchema,
    answer: { status: 200, schema: refreshTokenAnswerSchema, description: "The refresh token" },
    problems: ["forbidden"],
  },
  {
    method: "post",
    path: "/auth/v1/logout",
    summary: "End this session, and no other",
    caller: "person",
    answer: { status: 204, description: "Ended in both services" },
    problems: ["forbidden"],
  },
  {
    method: "post",
    path: "/auth/v1/setup",
    summary: "Make the first administrator with the one-time token",
    caller: "anyone",
    body: setupSchema,
    answer: granted(201),
    problems: ["weak-password", "forbidden", "name-taken", "email-taken"],
  },
];

const accounts: readonly Operation[] = [
  {
    method: "get",
    path: "/auth/v1/me",
    summary: "My account",
    caller: "person",
    answer: { status: 200, schema: accountSchema, description: "The account" },
  },
  {
    method: "patch",
    path: "/auth/v1/me",
    summary: "Change my name or language",
    caller: "person",
    body: changeMeSchema,
    answer: { status: 200, schema: accountSchema, description: "The account as it now is" },
    problems: ["name-taken"],
  },
  {
    method: "get",
    path: "/auth/v1/accounts",
    summary: "Find people",
    description: "A site's admin finds by exact address or id, `*` admins search.",
    caller: "admin",
    query: accountsQuerySchema,
    answer: { status: 200, schema: accountsPageSchema, description: "A page of accounts" },
    problems: ["forbidden"],
  },
  {
    method: "patch",
    path: "/auth/v1/accounts/{accountId}",
    summary: "Change a person's roles, or disable the account",
    caller: "admin",
    body: changeAccountSchema,
    answer: { status: 200, schema: accountForAdminSchema, description: "The account as it now is" },
    problems: ["forbidden", "not-found", "conflict"],
  },
  {
    method: "get",
    path: "/auth/.well-known/jwks.json",
    summary: "The public keys of access tokens",
    caller: "anyone",
    answer: { status: 200, schema: keySetSchema, description: "A JSON Web Key Set" },
  },
];

/** The contract's table of the auth service, as far as it is built. */
export const authOperations: readonly Operation[] = [...sessions, ...accounts];

/** What `/auth/v1/openapi.json` answers. */
export function authOpenApi(): OpenApiDocument {
  return openApiDocument({
    title: "Parley: people",
    description:
      "Accounts, sessions and tokens. Access tokens are JWTs of at most ten minutes, sent as bearer tokens; refresh tokens rotate.",
    operations: authOperations,
    schemas: {
      Account: accountSchema,
      AccountChange: changeAccountSchema,
      AccountForAdmin: accountForAdminSchema,
      AccountsPage: accountsPageSchema,
      KeySet: keySetSchema,
      Login: loginSchema,
      MyChange: changeMeSchema,
      Refresh: refreshSchema,
      RefreshToken: refreshTokenAnswerSchema,
      Register: registerSchema,
      SessionExchange: sessionExchangeSchema,
      SessionGrant: sessionGrantSchema,
      Setup: setupSchema,
    },
  });
}
