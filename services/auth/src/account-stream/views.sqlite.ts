import type { SqliteViews } from "@parley/service-kit/journal/sqlite";
import { columnsOf, textIn, textOrNullIn } from "@parley/service-kit/storage/sqlite/columns";
import type { SqliteStore } from "@parley/service-kit/storage/sqlite/open-sqlite";
import { createRowWriter } from "@parley/service-kit/storage/sqlite/row-writer";
import { accountOf } from "../accounts/account-row.sqlite.ts";
import { type AccountsNeeds, type AccountsState, joinNeeds } from "./accounts-state.ts";
import { SESSIONS } from "./leave.ts";

export function createSqliteAccountViews(
  store: SqliteStore,
): SqliteViews<AccountsState, AccountsNeeds> {
  const rows = createRowWriter(store);
  const account = store.prepare("SELECT * FROM account WHERE id = $id");
  const session = store.prepare("SELECT ended_at FROM session WHERE sid = $sid");
  const chiefs = store.prepare("SELECT id FROM account WHERE chief = 1");
  return {
    load(_stream, needs) {
      const { accountIds, sids, chiefs: needsChiefs } = joinNeeds(needs);
      const state: AccountsState = {
        accounts: new Map(),
        sessions: new Map(),
        chiefs: new Set(needsChiefs ? chiefs.all().map((row) => textIn(row, "id")) : []),
      };
      for (const id of accountIds) {
        const row = account.get({ id });
        if (row) state.accounts.set(id, accountOf(row));
      }
      for (const sid of sids) {
        const row = session.get({ sid });
        if (row) state.sessions.set(sid, { endedAt: textOrNullIn(row, "ended_at") });
      }
      return state;
    },
    apply(_stream, { n }, { set }) {
      for (const { in: view, id, fields } of set) {
        if (view === SESSIONS) rows.update("session", columnsOf(fields), { sid: id });
        else rows.update("account", { ...columnsOf(fields), n }, { id });
      }
    },
  };
}
