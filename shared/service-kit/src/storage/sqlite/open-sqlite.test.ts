import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { openSqlite } from "./open-sqlite.ts";
import { temporaryFile } from "./testing/temporary-file.ts";

let place: ReturnType<typeof temporaryFile>;

beforeEach(() => {
  place = temporaryFile();
});

afterEach(() => place.remove());

const first = { name: "test-1", sql: "CREATE TABLE a (x INTEGER)" };
const second = { name: "test-2", sql: "CREATE TABLE b (x INTEGER)" };

test("[T114] openSqlite: opened, and opened again → synchronous is FULL each time", () => {
  for (let time = 0; time < 2; time += 1) {
    const store = openSqlite({ file: place.file, migrations: [first] });
    expect(store.prepare("PRAGMA synchronous").get()).toMatchObject({ synchronous: 2 });
    store.close();
  }
});

test("openSqlite: a file of an older version → what is missing is applied, what is there is kept", async () => {
  const old = openSqlite({ file: place.file, migrations: [first] });
  const insert = old.prepare("INSERT INTO a VALUES (7)");
  await old.write(() => insert.run());
  old.close();
  const now = openSqlite({ file: place.file, migrations: [first, second] });
  expect(now.prepare("SELECT x FROM a").all()).toMatchObject([{ x: 7 }]);
  expect(now.prepare("SELECT x FROM b").all()).toEqual([]);
  now.close();
});

test("[T120] openSqlite: a file of a newer version → refused with the way out", () => {
  openSqlite({ file: place.file, migrations: [first, second] }).close();
  expect(() => openSqlite({ file: place.file, migrations: [first] })).toThrow(
    /newer version.*test-2/,
  );
});

test("[T120] openSqlite: a migration that fails half way → nothing of it stays", () => {
  const broken = { name: "test-2", sql: "CREATE TABLE b (x INTEGER); SELECT nonsense" };
  expect(() => openSqlite({ file: place.file, migrations: [first, broken] })).toThrow();
  const store = openSqlite({ file: place.file, migrations: [first, second] });
  expect(store.prepare("SELECT x FROM b").all()).toEqual([]);
  store.close();
});

test("[T129] openSqlite: a folder that is a file → one line that names the file", () => {
  openSqlite({ file: place.file, migrations: [first] }).close();
  expect(() => openSqlite({ file: `${place.file}/x.sqlite`, migrations: [first] })).toThrow(
    /^cannot open the database .*x\.sqlite/,
  );
});
