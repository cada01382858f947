import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "@jest/globals";
import type { SessionGrant } from "@parley/contracts/types";
import { describeWith } from "../support/describe-with.ts";
import { openTestMongo } from "../support/mongo.ts";
import { callsOf } from "../support/product-call.ts";
import { PASSWORD } from "../support/product-people.ts";
import { type ServiceProcess, startService } from "../support/service-process.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

function firstAdmin(store: () => Record<string, string>): void {
  let running: ServiceProcess | undefined;
  let folder = "";
  afterEach(async () => {
    await running?.kill();
    await rm(folder, { recursive: true, force: true });
  });

  test("without BOOTSTRAP_ADMIN_* → a link of the first start makes one admin, once", async () => {
    folder = await mkdtemp(join(tmpdir(), "parley-first-"));
    const args = ["--import", "tsx", "infra/all-in-one/src/main.ts"];
    const env = { DATA_DIR: folder, DEMO_PORT: "off", BCRYPT_COST: "4", ...store() };
    const product = await startService({ args, cwd: ROOT, env });
    running = product;
    const [, token = ""] = /\/account#setup=(\S+)/.exec(product.output()) ?? [];
    expect(token).not.toBe("");
    const call = callsOf(() => product.origin);
    const setUp = (over: object = {}) => {
      const body = { token, email: "first@example.org", password: PASSWORD, name: "First One" };
      return call<SessionGrant>("POST", "/auth/v1/setup", { body: { ...body, ...over } });
    };
    expect((await setUp({ token: "wrong" })).code).toBe("invalid-input");
    expect((await setUp({ password: "short" })).status).toBe(400);
    const all = await Promise.all(
      Array.from({ length: 5 }, (_, i) => {
        return setUp({ email: `first${i}@example.org`, name: `First of ${i + 2}` });
      }),
    );
    const made = all.filter(({ status }) => status === 201);
    expect(made).toHaveLength(1);
    const admin = made[0]?.json;
    expect(admin?.account.roles).toEqual({ "*": "admin" });
    const others = all.filter(({ status }) => status !== 201);
    expect(others.map(({ code }) => code)).toEqual(others.map(() => "invalid-input"));
    expect((await setUp()).code).toBe("invalid-input");
    const site = { id: "first", name: "First", allowedOrigins: [] };
    const asked = { as: admin?.accessToken, body: site };
    expect((await call("POST", "/api/v1/sites", asked)).status).toBe(201);
    expect(await product.stop()).toBe(0);
  });
}

describe("the first admin, SQLite", () => firstAdmin(() => ({})));
await describeWith(openTestMongo, "the first admin, MongoDB", (mongo) =>
  firstAdmin(() => ({ MONGODB_URI: mongo.uri() })),
);
