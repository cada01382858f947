import type { AccountJournal } from "../account-stream/account-stream.ts";
import { ACCOUNT_STREAM } from "../account-stream/account-stream.ts";
import type { AccountRecord } from "./account-record.ts";
import { checkName } from "./check-name.ts";
import { nameKeys, release, reserve, type ReserveDeps } from "./reserve.ts";

export interface ChangeMeDeps extends ReserveDeps {
  readonly journal: AccountJournal;
}

/** The new name is reserved before the entry, and the old one let go after it [F4]. */
export async function changeMe(
  deps: ChangeMeDeps,
  account: AccountRecord,
  change: { name: string | null; locale: string | null },
): Promise<void> {
  const accountId = account.id;
  const name = change.name === null ? null : checkName(change.name);
  const keys = name === null ? [] : nameKeys(name);
  await reserve(deps, { accountId, keys }, "name-taken");
  const command = { kind: "change-profile", accountId, name, locale: change.locale } as const;
  await deps.journal.submit(ACCOUNT_STREAM, command);
  if (name === null) return;
  const now = await deps.accounts.find(accountId);
  const held = now ? nameKeys(now.name) : keys;
  const left = nameKeys(account.name).filter((key) => !held.includes(key));
  await release(deps, { accountId, keys: left });
}
