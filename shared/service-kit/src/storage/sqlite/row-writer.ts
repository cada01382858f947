import type { SqliteStatement, SqliteValue } from "./driver.ts";
import type { SqliteStore } from "./open-sqlite.ts";

type Columns = Readonly<Record<string, SqliteValue>>;

export interface RowWriter {
  insert(table: string, row: Columns): void;
  /** `where`: one column. */
  update(table: string, columns: Columns, where: Columns): void;
}

/**
 * Inserts and updates of just the columns at hand, inside a transaction. Tables and columns are named by code, never
 * by a client. Few shapes occur, so each is prepared once.
 */
export function createRowWriter(store: Pick<SqliteStore, "prepare">): RowWriter {
  const prepared = new Map<string, SqliteStatement>();
  function statement(sql: string): SqliteStatement {
    const known = prepared.get(sql) ?? store.prepare(sql);
    prepared.set(sql, known);
    return known;
  }
  return {
    insert(table, row) {
      const names = Object.keys(row);
      const values = names.map((name) => `$${name}`).join(", ");
      statement(`INSERT INTO ${table} (${names.join(", ")}) VALUES (${values})`).run(row);
    },
    update(table, columns, where) {
      const assignments = Object.keys(columns).map((name) => `${name} = $${name}`);
      const [key = ""] = Object.keys(where);
      const sql = `UPDATE ${table} SET ${assignments.join(", ")} WHERE ${key} = $${key}`;
      statement(sql).run({ ...columns, ...where });
    },
  };
}
