import { LIMITS } from "@parley/contracts/limits";
import type { AccountForAdmin } from "@parley/contracts/types";
import { AppError } from "@parley/service-kit/problem";
import { isChief } from "../account-stream/accounts-state.ts";
import { type AccountRecord, accountForAdmin } from "./account-record.ts";
import { decodePlace, encodePlace } from "./account-cursor.ts";
import type { AccountStore } from "./account-store.ts";
import { foldName } from "./fold-name.ts";

export interface AccountsPage {
  readonly accounts: readonly AccountForAdmin[];
  readonly nextCursor: string | null;
}

/**
 * Admins of all sites search by a part of the name or address, newest first. A site's admin finds one account by its
 * whole address or id, and sees an address only if it was given.
 */
export async function findAccounts(
  { accounts }: { accounts: Pick<AccountStore, "find" | "findByEmail" | "search"> },
  actor: AccountRecord,
  asked: { query: string; cursor: string | null },
): Promise<AccountsPage> {
  if (isChief(actor)) return search(accounts, asked);
  if (!actor.roles.some(({ role }) => role === "admin"))
    throw new AppError("forbidden", "this needs an admin's role");
  const byEmail = await accounts.findByEmail(asked.query.toLowerCase());
  if (byEmail) return { accounts: [accountForAdmin(byEmail)], nextCursor: null };
  const byId = await accounts.find(asked.query);
  return { accounts: byId ? [withoutAddress(byId)] : [], nextCursor: null };
}

export function withoutAddress(record: AccountRecord): AccountForAdmin {
  return { ...accountForAdmin(record), email: record.email.replace(/^(.).*@/, "$1…@") };
}

async function search(
  accounts: Pick<AccountStore, "find" | "search">,
  { query, cursor }: { query: string; cursor: string | null },
): Promise<AccountsPage> {
  const after = cursor === null ? null : decodePlace(cursor);
  const limit = LIMITS.listLimit;
  const exact = after === null && query !== "" ? await accounts.find(query) : null;
  if (exact) return { accounts: [accountForAdmin(exact)], nextCursor: null };
  const found = await accounts.search({ text: foldName(query), after, limit: limit + 1 });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    accounts: page.map(accountForAdmin),
    nextCursor: found.length > limit && last ? encodePlace(last) : null,
  };
}
