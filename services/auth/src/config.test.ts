import { describe, expect, test } from "@jest/globals";
import { readAuthConfig } from "./config.ts";

const least = {
  PUBLIC_ORIGIN: "https://talk.example",
  SERVICE_TOKEN: "0123456789abcdef0123456789abcdef",
};

describe("readAuthConfig", () => {
  test("the least → the contract's defaults", () => {
    expect(readAuthConfig(least)).toEqual({
      publicOrigin: "https://talk.example",
      dataDir: "./data",
      mongodbUri: null,
      serviceToken: least.SERVICE_TOKEN,
      accessTokenKey: null,
      passwordPepper: null,
      bootstrapAdmin: null,
      rateLimits: true,
      bcryptCost: 12,
      logLevel: "info",
    });
  });

  test("an empty variable → as if unset", () => {
    const empty = { BCRYPT_COST: "", RATE_LIMITS: "", BOOTSTRAP_ADMIN_EMAIL: "", SMTP_URL: "" };
    expect(readAuthConfig({ ...least, ...empty })).toEqual(readAuthConfig(least));
  });

  test.each([
    ["PUBLIC_ORIGIN", { PUBLIC_ORIGIN: "https://talk.example/" }],
    ["PUBLIC_ORIGIN", { PUBLIC_ORIGIN: "" }],
    ["SERVICE_TOKEN", { SERVICE_TOKEN: "short" }],
    ["MONGODB_URI", { MONGODB_URI: "localhost:27017" }],
    ["PASSWORD_PEPPER", { PASSWORD_PEPPER: "short" }],
    ["PASSWORD_PEPPER_FILE", { PASSWORD_PEPPER_FILE: "/nowhere/pepper" }],
    ["BOOTSTRAP_ADMIN_EMAIL", { BOOTSTRAP_ADMIN_EMAIL: "chief" }],
    ["BOOTSTRAP_ADMIN_PASSWORD", { BOOTSTRAP_ADMIN_EMAIL: "chief@example.org" }],
    ["BCRYPT_COST", { BCRYPT_COST: "3" }],
    ["BCRYPT_COST", { BCRYPT_COST: "1e1" }],
    ["RATE_LIMITS", { RATE_LIMITS: "no" }],
    ["LOG_LEVEL", { LOG_LEVEL: "loud" }],
    ["SMTP_URL", { SMTP_URL: "smtp://mail.example" }],
    ["REDIS_URL", { REDIS_URL: "redis://cache.example" }],
  ])("[T129] %s as in %j → one line that names it", (name, over) => {
    expect(() => readAuthConfig({ ...least, ...over })).toThrow(
      expect.objectContaining({
        name: "ConfigError",
        message: expect.stringMatching(new RegExp(`^[^\\n]*${name}[^\\n]*$`)),
      }),
    );
  });
});
