import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { openMongo } from "@parley/service-kit/storage/mongo/open-mongo";
import { openDriver } from "@parley/service-kit/storage/sqlite/driver";
import { openSqlite } from "@parley/service-kit/storage/sqlite/open-sqlite";
import { describeWith } from "../../../../tests/support/describe-with.ts";
import { openTestMongo } from "../../../../tests/support/mongo.ts";
import { describeAccountDirectory } from "./account-directory.contract.ts";
import {
  ACCOUNT_DIRECTORY_INDEXES,
  createMongoAccountDirectory,
} from "./account-directory.mongo.ts";
import { createSqliteAccountDirectory } from "./account-directory.sqlite.ts";
import { ACCOUNT_DIRECTORY_MIGRATIONS as migrations } from "./migrations.ts";

const folder = mkdtempSync(join(tmpdir(), "parley-directory-"));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newFile = (): string => join(folder, `${(files += 1)}.sqlite`);

describeAccountDirectory("SQLite", async () => {
  const file = newFile();
  const first = openSqlite({ file, migrations });
  const stores = [first];
  return {
    directory: createSqliteAccountDirectory(first),
    again: async () => {
      const store = openSqlite({ file, migrations });
      stores.push(store);
      return createSqliteAccountDirectory(store);
    },
    close: async () => stores.forEach((store) => store.close()),
  };
});

test("SQLite: the plan of each statement → by key, no scan but the one of a new beginning", () => {
  const file = newFile();
  const store = openSqlite({ file, migrations });
  createSqliteAccountDirectory(store);
  const driver = openDriver(file);
  const scans = [...store.statements].filter((sql) =>
    driver
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .some(({ detail }) => /^SCAN|TEMP B-TREE/.test(String(detail))),
  );
  expect(scans).toEqual(["UPDATE known_account SET n = 0"]);
  driver.close();
  store.close();
});

await describeWith(openTestMongo, "MongoDB", (mongo) => {
  const logger = { warn: () => {} };
  const openOne = async (uri: string) => openMongo({ uri, appName: "test", logger });

  describeAccountDirectory("MongoDB", async () => {
    const uri = mongo.uri();
    const first = await openOne(uri);
    const stores = [first];
    return {
      directory: createMongoAccountDirectory(first),
      again: async () => {
        const store = await openOne(uri);
        stores.push(store);
        return createMongoAccountDirectory(store);
      },
      close: async () => void (await Promise.all(stores.map((store) => store.close()))),
    };
  });
});

test("[J9] the indexes declared for MongoDB → what is looked up besides ids; none unique", () => {
  expect(ACCOUNT_DIRECTORY_INDEXES).toEqual([{ collection: "ended_sessions", key: { at: 1 } }]);
});
