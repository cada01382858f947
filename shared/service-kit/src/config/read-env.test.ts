import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import * as z from "zod";
import {
  addressList,
  logLevel,
  onOff,
  origin,
  originList,
  port,
  secret,
  serviceUrl,
} from "./variables.ts";
import { ConfigError } from "./config-error.ts";
import { readEnv } from "./read-env.ts";
import { readSecretFiles } from "./read-secret-files.ts";

const schema = z.object({
  PORT: port.default(3000),
  PUBLIC_ORIGIN: origin.optional(),
  ORIGINS: originList.default([]),
  TRUST_PROXY: addressList.default([]),
  SERVICE_TOKEN: secret(32),
  AUTH_INTERNAL_URL: serviceUrl.optional(),
  LOG_LEVEL: logLevel.default("info"),
  RATE_LIMITS: onOff.default(true),
});
const SERVICE_TOKEN = "t".repeat(32);
const faultOf = (env: NodeJS.ProcessEnv): string => {
  try {
    readEnv(schema, { SERVICE_TOKEN, ...env });
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return error instanceof ConfigError ? error.message : "";
  }
  return "no fault";
};

describe("environment", () => {
  test("all unset or empty → the defaults", () => {
    const empty = { PORT: "", PUBLIC_ORIGIN: "", ORIGINS: "", LOG_LEVEL: "", RATE_LIMITS: "" };
    expect(readEnv(schema, { SERVICE_TOKEN, ...empty })).toEqual({
      PORT: 3000,
      ORIGINS: [],
      TRUST_PROXY: [],
      SERVICE_TOKEN,
      LOG_LEVEL: "info",
      RATE_LIMITS: true,
    });
  });

  test("given ones → typed; lists by spaces or commas", () => {
    const env = {
      SERVICE_TOKEN,
      PORT: "0",
      ORIGINS: "https://a.example, http://b.example:8080 https://c.example",
      TRUST_PROXY: "10.0.0.1,172.16.0.0/12 fd00::/8",
      AUTH_INTERNAL_URL: "http://auth:3110/",
      RATE_LIMITS: "off",
    };
    expect(readEnv(schema, env)).toMatchObject({
      PORT: 0,
      ORIGINS: ["https://a.example", "http://b.example:8080", "https://c.example"],
      TRUST_PROXY: ["10.0.0.1", "172.16.0.0/12", "fd00::/8"],
      AUTH_INTERNAL_URL: "http://auth:3110",
      RATE_LIMITS: false,
    });
  });

  test.each<[string, string]>([
    ["PORT", "eighty"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "3000.5"],
    ["PUBLIC_ORIGIN", "https://a.example/"],
    ["PUBLIC_ORIGIN", "a.example"],
    ["PUBLIC_ORIGIN", "ftp://a.example"],
    ["ORIGINS", "https://a.example *"],
    ["TRUST_PROXY", "everybody"],
    ["TRUST_PROXY", "10.0.0.0/33"],
    ["AUTH_INTERNAL_URL", "auth"],
    ["LOG_LEVEL", "loud"],
    ["RATE_LIMITS", "no"],
  ])("[T129] %s=%s → one line that names it", (name, value) => {
    const fault = faultOf({ [name]: value });
    expect(fault).toMatch(new RegExp(`^${name} is not right: give `));
    expect(fault).not.toContain("\n");
  });

  test("[T129] a missing or weak secret → named, and its value is not told", () => {
    expect(faultOf({ SERVICE_TOKEN: "" })).toBe(
      "SERVICE_TOKEN is not set: give a secret of at least 32 characters",
    );
    const weak = faultOf({ SERVICE_TOKEN: "canary" });
    expect(weak).toContain("at least 32");
    expect(weak).not.toContain("canary");
  });
});

describe("secrets in files", () => {
  const folder = mkdtempSync(join(tmpdir(), "parley-config-"));
  const file = join(folder, "key");
  writeFileSync(file, "from the file\n");

  test("<name>_FILE → its content without the line break", () => {
    expect(readSecretFiles({ KEY_FILE: file }, ["KEY", "OTHER"])["KEY"]).toBe("from the file");
    expect(readSecretFiles({ KEY: "given", KEY_FILE: "" }, ["KEY"])["KEY"]).toBe("given");
  });

  test("both, or a file that is not there → ConfigError", () => {
    expect(() => readSecretFiles({ KEY: "given", KEY_FILE: file }, ["KEY"])).toThrow(
      "KEY and KEY_FILE are both set",
    );
    expect(() => readSecretFiles({ KEY_FILE: `${file}s` }, ["KEY"])).toThrow(
      "KEY_FILE names a file that cannot be read",
    );
  });
});
