import { changeMeSchema } from "@parley/contracts/schemas/account";
import type { Authenticate } from "@parley/service-kit/http/authenticate";
import { parse } from "@parley/service-kit/http/parse";
import { AppError } from "@parley/service-kit/problem";
import { Router } from "express";
import { asPerson } from "../http/as-person.ts";
import type { AuthLimits } from "../limits.ts";
import type { SignedIn } from "../sessions/signed-in.ts";
import { FIRST_LOCALE, ownAccount } from "./account-record.ts";
import { changeMe, type ChangeMeDeps } from "./change-me.ts";

export interface MeRoutesDeps extends ChangeMeDeps {
  readonly authenticate: Authenticate<SignedIn>;
  readonly limits: AuthLimits;
}

export function meRoutes(deps: MeRoutesDeps): Router {
  const router = Router();
  router.get(
    "/auth/v1/me",
    asPerson(deps.authenticate, async ({ account }, _req, res) => {
      res.json(ownAccount(account));
    }),
  );
  router.patch(
    "/auth/v1/me",
    asPerson(deps.authenticate, async ({ account }, req, res) => {
      const { name, locale } = parse(changeMeSchema, req.body);
      await deps.limits.changesOfAccount.take(account.id);
      const wanted = locale === null ? FIRST_LOCALE : (locale ?? null);
      await changeMe(deps, account, { name: name ?? null, locale: wanted });
      const changed = await deps.accounts.find(account.id);
      if (!changed) throw new AppError("not-found", "this account is gone");
      res.json(ownAccount(changed));
    }),
  );
  return router;
}
