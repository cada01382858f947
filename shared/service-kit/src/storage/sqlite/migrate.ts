import type { SqliteDriver } from "./driver.ts";

/** One numbered step of a schema. A name, once released, never changes its meaning. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/**
 * Applies what is missing, in order, each in a transaction with its own record, so a kill at any statement leaves
 * either all of a step or none. Throws where the file was made by a newer version.
 */
export function migrate(driver: SqliteDriver, migrations: readonly Migration[]): void {
  driver.exec("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, at TEXT NOT NULL)");
  const rows = driver.prepare("SELECT name FROM migration").all();
  const applied = new Set(rows.map((row) => String(row["name"])));
  const known = new Set(migrations.map((migration) => migration.name));
  const newer = [...applied].filter((name) => !known.has(name));
  if (newer.length > 0)
    throw new Error(
      `the data was written by a newer version of Parley (${newer.join(", ")}): start that version, or restore a backup`,
    );
  const record = driver.prepare("INSERT INTO migration (name, at) VALUES ($name, $at)");
  for (const migration of migrations) {
    if (applied.has(migration.name)) continue;
    driver.exec("BEGIN IMMEDIATE");
    try {
      driver.exec(migration.sql);
      record.run({ name: migration.name, at: new Date().toISOString() });
      driver.exec("COMMIT");
    } catch (error) {
      if (driver.inTransaction()) driver.exec("ROLLBACK");
      throw error;
    }
  }
}
