import type { Fields, Value } from "../../journal/port.ts";
import type { SqliteRow, SqliteValue } from "./driver.ts";

/** Fields of a record as columns: snake case, booleans as 0 and 1, trees as JSON. */
export function columnsOf(fields: Fields): Record<string, SqliteValue> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [columnOf(name), sqliteValue(value)]),
  );
}

function columnOf(name: string): string {
  if (!/^[a-zA-Z]+$/.test(name)) throw new Error(`no column is named after the field ${name}`);
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export function sqliteValue(value: Value): SqliteValue {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value !== null && typeof value === "object") return JSON.stringify(value);
  return value;
}

export function textIn(row: SqliteRow, column: string): string {
  return String(row[column]);
}

export function textOrNullIn(row: SqliteRow, column: string): string | null {
  const value = row[column];
  return value === null || value === undefined ? null : String(value);
}

export function numberIn(row: SqliteRow, column: string): number {
  return Number(row[column]);
}

export function flagIn(row: SqliteRow, column: string): boolean {
  return row[column] === 1;
}
