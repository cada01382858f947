import { LIMITS } from "@parley/contracts/limits";
import { changeAccountSchema } from "@parley/contracts/schemas/account";
import { cursorSchema, idSchema, text } from "@parley/contracts/schemas/primitives";
import type { Authenticate } from "@parley/service-kit/http/authenticate";
import { parse } from "@parley/service-kit/http/parse";
import { Router } from "express";
import * as z from "zod";
import { asPerson } from "../http/as-person.ts";
import type { SignedIn } from "../sessions/signed-in.ts";
import { changeAccount, type ChangeAccountDeps } from "./change-account.ts";
import { findAccounts } from "./find-accounts.ts";
import type { AccountStore } from "./account-store.ts";

export interface AccountsRoutesDeps extends ChangeAccountDeps {
  readonly authenticate: Authenticate<SignedIn>;
  readonly accounts: AccountStore;
}

const querySchema = z.object({
  query: text(0, LIMITS.emailMax).default(""),
  cursor: cursorSchema.optional(),
});
const paramsSchema = z.object({ id: idSchema });

/** What admins do with other people's accounts. */
export function accountsRoutes(deps: AccountsRoutesDeps): Router {
  const router = Router();
  router.get(
    "/auth/v1/accounts",
    asPerson(deps.authenticate, async ({ account }, req, res) => {
      const { query, cursor } = parse(querySchema, req.query, "query");
      res.json(await findAccounts(deps, account, { query, cursor: cursor ?? null }));
    }),
  );
  router.patch(
    "/auth/v1/accounts/:id",
    asPerson(deps.authenticate, async ({ account }, req, res) => {
      const { id } = parse(paramsSchema, req.params, "path");
      const { roles, disabled } = parse(changeAccountSchema, req.body);
      const change = { roles: roles ?? null, disabled: disabled ?? null };
      res.json(await changeAccount(deps, account, { id, ...change }));
    }),
  );
  return router;
}
