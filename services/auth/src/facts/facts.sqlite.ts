import { textOrNullIn } from "@parley/service-kit/storage/sqlite/columns";
import type { SqliteStore } from "@parley/service-kit/storage/sqlite/open-sqlite";
import type { Facts } from "./facts.ts";

export function createSqliteFacts(store: SqliteStore): Facts {
  const one = store.prepare("SELECT value FROM fact WHERE name = $name");
  const insert = store.prepare(
    "INSERT INTO fact (name, value) VALUES ($name, $value) ON CONFLICT DO NOTHING",
  );
  const swap = store.prepare(
    "UPDATE fact SET value = $value WHERE name = $name AND value = $expected",
  );
  return {
    async read(name) {
      const row = one.get({ name });
      return row ? textOrNullIn(row, "value") : null;
    },
    put: (name, value) => store.write(() => insert.run({ name, value }).changes === 1),
    swap: (name, expected, value) =>
      store.write(() => swap.run({ name, expected, value }).changes === 1),
  };
}
