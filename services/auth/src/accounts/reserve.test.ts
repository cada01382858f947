import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { AuthStores } from "../stores.ts";
import { openSqliteStores } from "../stores.sqlite.ts";
import { anAccount } from "../testing/an-account.ts";
import { quiet } from "../testing/open-stores.ts";
import { emailKeys, nameKeys, reserve } from "./reserve.ts";

describe("[F4] reserve", () => {
  const folder = mkdtempSync(join(tmpdir(), "parley-reserve-"));
  let stores: AuthStores;
  let ms: number;
  beforeEach(() => {
    ms = 0;
    stores = openSqliteStores(join(folder, "auth.sqlite"), quiet);
  });
  afterEach(async () => {
    await stores.close();
    rmSync(folder, { recursive: true });
  });
  const take = (accountId: string, keys: readonly string[] = emailKeys("a@example.org")) =>
    reserve({ ...stores, now: () => ms }, { accountId, keys }, "email-taken");

  test("an account that never comes → the key is another's after 60 s, not before", async () => {
    await take("dead");
    ms = 59_999;
    await expect(take("other")).rejects.toMatchObject({ code: "email-taken" });
    ms = 60_000;
    await take("other");
    expect((await stores.reservations.find("email:a@example.org"))?.accountId).toBe("other");
  });

  test("an account that bears it → never another's", async () => {
    await take("a");
    await stores.accounts.insert(anAccount({ id: "a", emailLower: "a@example.org" }));
    ms = 1e12;
    await expect(take("other")).rejects.toMatchObject({ code: "email-taken" });
  });

  test("an account that is called otherwise now → the key is free after 60 s", async () => {
    await take("a", nameKeys("Old Name"));
    await stores.accounts.insert(anAccount({ id: "a", name: "New Name" }));
    ms = 60_000;
    await take("other", nameKeys("Old Name"));
  });

  test("one of two keys is taken → the other is free again", async () => {
    await take("a", ["k2"]);
    await expect(take("b", ["k1", "k2"])).rejects.toMatchObject({ code: "email-taken" });
    await take("c", ["k1"]);
  });

  test("again for the same account → nothing changes", async () => {
    await take("a");
    await take("a");
  });
});
