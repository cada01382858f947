import {
  loginSchema,
  refreshSchema,
  sessionExchangeSchema,
} from "@parley/contracts/schemas/account";
import type { Authenticate } from "@parley/service-kit/http/authenticate";
import { jsonBody } from "@parley/service-kit/http/json-body";
import { networkOf } from "@parley/service-kit/http/network-of";
import { parse } from "@parley/service-kit/http/parse";
import { requireOwnOrigin } from "@parley/service-kit/http/require-origin";
import { AppError, isAppError } from "@parley/service-kit/problem";
import { type RequestHandler, Router } from "express";
import * as z from "zod";
import { answerGrant } from "../http/answer-grant.ts";
import { asPerson } from "../http/as-person.ts";
import { beginSession, type BeginSessionDeps } from "../http/begin-session.ts";
import { passportLogin } from "../http/passport-login.ts";
import { checkCredentials, type CheckCredentialsDeps } from "./check-credentials.ts";
import { exchangeSession, type ExchangeSessionDeps } from "./exchange-session.ts";
import { logOut, type LogOutDeps } from "./log-out.ts";
import { refreshSession, type RefreshSessionDeps } from "./refresh-session.ts";
import type { SignedIn } from "./signed-in.ts";

export interface SessionRoutesDeps
  extends
    BeginSessionDeps,
    CheckCredentialsDeps,
    ExchangeSessionDeps,
    LogOutDeps,
    RefreshSessionDeps {
  readonly authenticate: Authenticate<SignedIn>;
  readonly publicOrigin: string;
  readonly accounts: CheckCredentialsDeps["accounts"] & RefreshSessionDeps["accounts"];
  readonly sessions: BeginSessionDeps["sessions"] &
    CheckCredentialsDeps["sessions"] &
    RefreshSessionDeps["sessions"];
  readonly places: BeginSessionDeps["places"];
}

export function sessionRoutes(deps: SessionRoutesDeps): Router {
  const router = Router();
  const ownOrigin = requireOwnOrigin(deps.publicOrigin);
  router.post("/auth/v1/login", ownOrigin, jsonBody(), logIn(deps));
  router.post("/auth/v1/refresh", ownOrigin, jsonBody(), refresh(deps));
  router.post("/auth/v1/logout", ownOrigin, jsonBody(), leave(deps));
  router.post(
    "/auth/v1/session",
    asPerson(deps.authenticate, async ({ sid }, req, res) => {
      parse(sessionExchangeSchema, req.body);
      const refreshToken = await exchangeSession(deps, sid);
      if (deps.tokens.read(deps.cookies.read(req) ?? "")?.sid === sid) deps.cookies.clear(res);
      res.json({ refreshToken });
    }),
  );
  return router;
}

function logIn(deps: SessionRoutesDeps): RequestHandler {
  return async (req, res) => {
    const { email, password, session } = parse(loginSchema, req.body);
    const device = deps.places.deviceOf(deps.cookies.readDevice(req), email.toLowerCase());
    const origin = { network: networkOf(req), device };
    const account = await passportLogin({ req, res }, { email, password }, (given, secret) =>
      checkCredentials(deps, { email: given, password: secret }, origin),
    );
    if (!account) {
      deps.logger.info({ event: "login.failed" }, "wrong address or password");
      throw new AppError("unauthenticated", "the address or the password is wrong");
    }
    deps.logger.info({ event: "login.succeeded", accountId: account.id }, "logged in");
    await beginSession(deps, { req, res }, { account, mode: session ?? "cookie", status: 200 });
  };
}

function refresh(deps: SessionRoutesDeps): RequestHandler {
  return async (req, res) => {
    const { refreshToken } = parse(refreshSchema, req.body);
    const mode = refreshToken ? "body" : "cookie";
    const token = refreshToken ?? deps.cookies.read(req);
    if (token === null) throw new AppError("unauthenticated", "there is no session to refresh");
    try {
      const granted = await refreshSession(deps, token);
      await answerGrant(deps, res, { granted, mode, status: 200 });
    } catch (error) {
      if (mode === "cookie" && isAppError(error, "unauthenticated")) deps.cookies.clear(res);
      throw error;
    }
  };
}

const noFieldsSchema = z.strictObject({});

/** Bearer, else cookie. The cookie goes if it is of the session that ended, or of none. */
function leave(deps: SessionRoutesDeps): RequestHandler {
  return async (req, res) => {
    const person = await deps.authenticate.optional(req);
    const cookie = deps.cookies.read(req);
    const inCookie = deps.tokens.read(cookie ?? "")?.sid ?? null;
    if (person === null && cookie === null)
      throw new AppError("unauthenticated", "there is no session to end");
    parse(noFieldsSchema, req.body);
    const sid = person?.sid ?? inCookie;
    if (sid !== null) await logOut(deps, sid);
    if (cookie !== null && (inCookie === null || inCookie === sid)) deps.cookies.clear(res);
    res.status(204).end();
  };
}
