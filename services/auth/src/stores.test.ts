import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { openDriver } from "@parley/service-kit/storage/sqlite/driver";
import { describeWith } from "../../../tests/support/describe-with.ts";
import { openTestMongo } from "../../../tests/support/mongo.ts";
import { describeAccountViews } from "./account-stream/views.contract.ts";
import { describeAccountStore } from "./accounts/account-store.contract.ts";
import { describeReservations } from "./accounts/reservations.contract.ts";
import { describeFacts } from "./facts/facts.contract.ts";
import { describeSessionStore } from "./sessions/session-store.contract.ts";
import { AUTH_INDEXES, openMongoStores } from "./stores.mongo.ts";
import { openSqliteStores } from "./stores.sqlite.ts";
import { type OpenStores, quiet } from "./testing/open-stores.ts";

function describeStores(name: string, open: OpenStores): void {
  describeAccountStore(name, open);
  describeReservations(name, open);
  describeFacts(name, open);
  describeSessionStore(name, open);
  describeAccountViews(name, open);
}

const folder = mkdtempSync(join(tmpdir(), "parley-auth-"));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

describeStores("SQLite", async (surroundings) => {
  files += 1;
  const file = join(folder, `${files}.sqlite`);
  const stores = openSqliteStores(file, surroundings);
  return {
    ...stores,
    again: async (over) => openSqliteStores(file, { ...surroundings, ...over }),
  };
});

await describeWith(openTestMongo, "MongoDB", (mongo) => {
  const logger = { warn: () => {} };
  describeStores("MongoDB", async (surroundings) => {
    const uri = mongo.uri();
    const stores = await openMongoStores(uri, { ...surroundings, logger });
    return {
      ...stores,
      again: (over) => openMongoStores(uri, { ...surroundings, ...over, logger }),
    };
  });
});

test("[J9] [F4] the indexes declared for MongoDB → what is looked up; none of them unique", () => {
  expect(AUTH_INDEXES.filter(({ unique }) => unique)).toEqual([]);
  expect(
    AUTH_INDEXES.map(({ collection, key }) => `${collection} ${Object.keys(key).join()}`),
  ).toEqual(
    expect.arrayContaining([
      "auth_accounts emailLower",
      "auth_accounts createdAt,_id",
      "auth_accounts chief",
      "auth_sessions accountId,place",
    ]),
  );
});

test("SQLite: the plan of each statement → an index, no sorting", async () => {
  const file = join(folder, "plans.sqlite");
  const stores = openSqliteStores(file, quiet);
  const driver = openDriver(file);
  // The few admins of all sites have an index of their own, which is read whole.
  const bad = /^SCAN (?!account USING (COVERING )?INDEX account_chiefs)|TEMP B-TREE/;
  for (const sql of stores.statements) {
    const plan = driver.prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
    const steps = plan.map(({ detail }) => String(detail));
    expect({ sql, bad: steps.filter((step) => bad.test(step)) }).toEqual({ sql, bad: [] });
  }
  driver.close();
  await stores.close();
});
