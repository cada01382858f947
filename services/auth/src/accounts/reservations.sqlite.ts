import { textIn } from "@parley/service-kit/storage/sqlite/columns";
import type { SqliteStore } from "@parley/service-kit/storage/sqlite/open-sqlite";
import type { Reservations } from "./reservations.ts";

export function createSqliteReservations(store: SqliteStore): Reservations {
  const insert = store.prepare(
    "INSERT INTO reservation (key, account_id, at) VALUES ($key, $accountId, $at) ON CONFLICT DO NOTHING",
  );
  const one = store.prepare("SELECT key, account_id, at FROM reservation WHERE key = $key");
  const replace = store.prepare(
    `UPDATE reservation SET account_id = $accountId, at = $at
     WHERE key = $key AND account_id = $fromId AND at = $fromAt`,
  );
  const release = store.prepare(
    "DELETE FROM reservation WHERE key = $key AND account_id = $accountId",
  );
  return {
    insert: ({ key, accountId, at }) =>
      store.write(() => insert.run({ key, accountId, at }).changes === 1),
    async find(key) {
      const row = one.get({ key });
      return row ? { key, accountId: textIn(row, "account_id"), at: textIn(row, "at") } : null;
    },
    replace: (from, { key, accountId, at }) =>
      store.write(
        () =>
          replace.run({ key, accountId, at, fromId: from.accountId, fromAt: from.at }).changes ===
          1,
      ),
    release: (key, accountId) => store.write(() => void release.run({ key, accountId })),
  };
}
