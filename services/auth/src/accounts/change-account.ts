import type { AccountForAdmin, Roles } from "@parley/contracts/types";
import type { Logger } from "@parley/service-kit/logger";
import { AppError } from "@parley/service-kit/problem";
import { ACCOUNT_STREAM, type AccountJournal } from "../account-stream/account-stream.ts";
import { isChief } from "../account-stream/accounts-state.ts";
import { roleRows } from "../account-stream/role-rows.ts";
import { type AccountRecord, accountForAdmin } from "./account-record.ts";
import type { AccountStore } from "./account-store.ts";
import { withoutAddress } from "./find-accounts.ts";

export interface ChangeAccountDeps {
  readonly accounts: Pick<AccountStore, "find">;
  readonly journal: AccountJournal;
  readonly logger: Logger;
}

/** Whether the actor may is decided with the change itself, on roles as they are then. */
export async function changeAccount(
  { accounts, journal, logger }: ChangeAccountDeps,
  actor: AccountRecord,
  { id, roles, disabled }: { id: string; roles: Roles | null; disabled: boolean | null },
): Promise<AccountForAdmin> {
  await journal.submit(ACCOUNT_STREAM, {
    kind: "change-account",
    actorId: actor.id,
    accountId: id,
    roles: roles && roleRows(roles),
    disabled,
  });
  const changed = await accounts.find(id);
  if (!changed) throw new AppError("not-found", "this account is gone");
  logger.info({ event: "account.changed", actorId: actor.id, accountId: id }, "account changed");
  return isChief(actor) ? accountForAdmin(changed) : withoutAddress(changed);
}
