import { columnsOf } from "@parley/service-kit/storage/sqlite/columns";
import type { SqliteStore } from "@parley/service-kit/storage/sqlite/open-sqlite";
import { createRowWriter } from "@parley/service-kit/storage/sqlite/row-writer";
import { accountFields, passwordFields } from "./account-fields.ts";
import { accountOf } from "./account-row.sqlite.ts";
import type { AccountStore } from "./account-store.ts";

/** Comes before every place: later than any time. */
const END_OF_TIME = "9999";

export function createSqliteAccountStore(store: SqliteStore): AccountStore {
  const rows = createRowWriter(store);
  const byId = store.prepare("SELECT * FROM account WHERE id = $id");
  const byEmail = store.prepare("SELECT * FROM account WHERE email_lower = $emailLower");
  const byText = store.prepare(
    `SELECT * FROM account
     WHERE (created_at, id) < ($createdAt, $id)
       AND (instr(name_folded, $text) > 0 OR instr(email_lower, $text) > 0)
     ORDER BY created_at DESC, id DESC LIMIT $limit`,
  );
  const savePassword = store.prepare(
    `UPDATE account SET password_scheme = $password_scheme, password_pepper_id = $password_pepper_id,
       password_hash = $password_hash
     WHERE id = $id AND password_hash = $expectedHash`,
  );
  const chief = store.prepare("SELECT 1 FROM account WHERE chief = 1 LIMIT 1");

  const find = (id: string) => {
    const row = byId.get({ id });
    return row ? accountOf(row) : null;
  };
  return {
    insert: (account) =>
      store.write(() => rows.insert("account", columnsOf(accountFields(account)))),
    find: async (id) => find(id),
    async findByEmail(emailLower) {
      const row = byEmail.get({ emailLower });
      return row ? accountOf(row) : null;
    },
    findAll: async (ids) => ids.map(find).filter((account) => account !== null),
    async search({ text, after, limit }) {
      const { createdAt, id } = after ?? { createdAt: END_OF_TIME, id: "" };
      return byText.all({ text, createdAt, id, limit }).map(accountOf);
    },
    replacePassword: (id, expectedHash, password) =>
      store.write(
        () => void savePassword.run({ id, expectedHash, ...columnsOf(passwordFields(password)) }),
      ),
    hasChief: async () => chief.get() !== undefined,
  };
}
