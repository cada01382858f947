import { registerSchema, setupSchema } from "@parley/contracts/schemas/account";
import { jsonBody } from "@parley/service-kit/http/json-body";
import { networkOf } from "@parley/service-kit/http/network-of";
import { parse } from "@parley/service-kit/http/parse";
import { requireOwnOrigin } from "@parley/service-kit/http/require-origin";
import type { Logger } from "@parley/service-kit/logger";
import { type RequestHandler, Router } from "express";
import { beginSession, type BeginSessionDeps } from "../http/begin-session.ts";
import type { AuthLimits } from "../limits.ts";
import { FIRST_LOCALE } from "./account-record.ts";
import { createAccount } from "./create-account.ts";
import type { CreateAdminDeps } from "./create-admin.ts";
import { setUpFirstAdmin } from "./set-up-first-admin.ts";
import type { SetupLinkDeps } from "./setup-link.ts";

export interface RegisterRoutesDeps extends BeginSessionDeps, CreateAdminDeps, SetupLinkDeps {
  readonly accounts: CreateAdminDeps["accounts"] & SetupLinkDeps["accounts"];
  readonly limits: AuthLimits;
  readonly logger: Logger;
}

export function registerRoutes(deps: RegisterRoutesDeps): Router {
  const router = Router();
  const ownOrigin = requireOwnOrigin(deps.publicOrigin);
  router.post("/auth/v1/register", ownOrigin, jsonBody(), register(deps));
  router.post("/auth/v1/setup", ownOrigin, jsonBody(), setUp(deps));
  return router;
}

function register(deps: RegisterRoutesDeps): RequestHandler {
  const { registrationsOfNetwork, registrationsOfAddress } = deps.limits;
  return async (req, res) => {
    const { email, password, name, locale, session } = parse(registerSchema, req.body);
    await registrationsOfNetwork.take(networkOf(req));
    await registrationsOfAddress.take(email.toLowerCase());
    const draft = { email, password, name, locale: locale ?? FIRST_LOCALE, roles: [] };
    const account = await createAccount(deps, draft);
    deps.logger.info({ event: "account.registered", accountId: account.id }, "registered");
    await beginSession(deps, { req, res }, { account, mode: session ?? "cookie", status: 201 });
  };
}

function setUp(deps: RegisterRoutesDeps): RequestHandler {
  return async (req, res) => {
    const { token, email, password, name } = parse(setupSchema, req.body);
    await deps.limits.setupsOfNetwork.take(networkOf(req));
    const draft = { token, email, password, name, locale: FIRST_LOCALE };
    const account = await setUpFirstAdmin(deps, draft);
    deps.logger.info({ event: "account.first-admin", accountId: account.id }, "first admin made");
    await beginSession(deps, { req, res }, { account, mode: "cookie", status: 201 });
  };
}
