import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { openDriver } from "@parley/service-kit/storage/sqlite/driver";
import { aPerson, logIn } from "./testing/a-person.ts";
import { openTestAuth } from "./testing/open-test-auth.ts";

describe("start", () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), "parley-auth-"));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  const hashOf = (id: string): string => {
    const driver = openDriver(join(dataDir, "auth.sqlite"));
    const row = driver.prepare("SELECT password_hash FROM account WHERE id = $id").get({ id });
    driver.close();
    return String(row?.["password_hash"]);
  };

  test("[T28] first start → key and pepper of mode 0600; JWKS is public and cacheable, without private members", async () => {
    const auth = await openTestAuth({ dataDir });
    for (const file of ["access-token-keys.json", "pepper"])
      expect(statSync(join(dataDir, file)).mode & 0o777).toBe(0o600);
    for (const listener of [auth.call, auth.internal]) {
      const jwks = await listener("GET", "/auth/.well-known/jwks.json");
      expect(jwks.headers.get("cache-control")).toBe("public, max-age=60");
      expect(jwks.json.keys.map((key) => Object.keys(key).toSorted())).toEqual([
        ["alg", "crv", "kid", "kty", "use", "x", "y"],
      ]);
    }
    await auth.stop();
  });

  test("[T6] another cost → the next login hashes anew; the password stays", async () => {
    const first = await openTestAuth({ dataDir, bcryptCost: 4 });
    const person = await aPerson(first);
    await first.stop();
    expect(hashOf(person.id)).toMatch(/^\$2b\$04\$/);
    const second = await openTestAuth({ dataDir, bcryptCost: 5 });
    await logIn(second, person.email);
    await second.stop();
    expect(hashOf(person.id)).toMatch(/^\$2b\$05\$/);
    const third = await openTestAuth({ dataDir, bcryptCost: 5 });
    expect((await logIn(third, person.email)).answer.status).toBe(200);
    await third.stop();
  });

  test("a restart → sessions and tokens live on", async () => {
    const first = await openTestAuth({ dataDir });
    const { token, refreshToken } = await aPerson(first);
    await first.stop();
    const second = await openTestAuth({ dataDir });
    expect((await second.call("GET", "/auth/v1/me", { token })).status).toBe(200);
    const body = { refreshToken };
    expect((await second.call("POST", "/auth/v1/refresh", { body })).status).toBe(200);
    await second.stop();
  });

  test.each([
    ["another one is given", () => ({ passwordPepper: "another pepper of thirty-two letters" })],
    [
      "its file is another",
      () => {
        writeFileSync(join(dataDir, "pepper"), "another");
        return {};
      },
    ],
    [
      "its file is gone",
      () => {
        rmSync(join(dataDir, "pepper"));
        return {};
      },
    ],
  ])("a pepper that is not the database's: %s → no start, one line", async (_how, change) => {
    await (await openTestAuth({ dataDir })).stop();
    const over = change();
    await expect(openTestAuth({ dataDir, ...over })).rejects.toThrow(
      /^the database was made[^\n]+$/,
    );
  });

  test("[T129] a data directory that cannot be made → no start, one line", async () => {
    writeFileSync(join(dataDir, "file"), "");
    const over = { dataDir: join(dataDir, "file", "sub") };
    await expect(openTestAuth(over)).rejects.toThrow(/^cannot open the database[^\n]+$/);
  });
});

test("load-test settings → a warning each", async () => {
  const auth = await openTestAuth({ rateLimits: false, bcryptCost: 4 });
  expect(auth.log.filter((line) => line.includes("config.load-test"))).toHaveLength(2);
  await auth.stop();
});
