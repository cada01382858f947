import { authOpenApi } from "@parley/contracts/schemas/openapi/auth-api";
import { restrictedCors } from "@parley/service-kit/http/cors";
import { createOpenApiRoutes } from "@parley/service-kit/http/openapi-routes";
import { Router } from "express";
import { feedRoutes, type FeedRoutesDeps } from "./account-feed/feed-routes.ts";
import { accountsRoutes, type AccountsRoutesDeps } from "./accounts/accounts-routes.ts";
import { meRoutes, type MeRoutesDeps } from "./accounts/me-routes.ts";
import { registerRoutes, type RegisterRoutesDeps } from "./accounts/register-routes.ts";
import { sessionRoutes, type SessionRoutesDeps } from "./sessions/session-routes.ts";
import { jwksRoutes } from "./tokens/jwks-routes.ts";
import type { SigningKeys } from "./tokens/signing-keys.ts";

export interface AuthRouters {
  readonly router: Router;
  readonly internalRouter: Router;
}

export type AuthRoutesDeps = FeedRoutesDeps &
  AccountsRoutesDeps &
  MeRoutesDeps &
  RegisterRoutesDeps &
  SessionRoutesDeps & { readonly keys: SigningKeys };

/** All paths of the service, as the contract names them. */
export function authRoutes(deps: AuthRoutesDeps): AuthRouters {
  const router = Router();
  router.use(
    "/auth/v1",
    restrictedCors((origin) => origin === deps.publicOrigin),
  );
  router.use(registerRoutes(deps), sessionRoutes(deps), meRoutes(deps), accountsRoutes(deps));
  router.use(jwksRoutes(deps.keys));
  router.use(createOpenApiRoutes("/auth/v1/openapi.json", authOpenApi));
  const internalRouter = Router();
  // Other services fetch the keys where they fetch the feed.
  internalRouter.use(jwksRoutes(deps.keys), feedRoutes(deps));
  return { router, internalRouter };
}
