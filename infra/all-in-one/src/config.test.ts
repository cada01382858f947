import { describe, expect, test } from "@jest/globals";
import { readAllInOneConfig, servicesEnv } from "./config.ts";

const bound = { port: 4321, internalUrl: "http://localhost:5432" };

describe("readAllInOneConfig", () => {
  test("nothing set → the contract's defaults, and a token of its own", () => {
    const config = readAllInOneConfig({});
    expect(config).toMatchObject({
      run: { host: "localhost", port: 3000, internalPort: 3100, logLevel: "info" },
      demoPort: 3001,
    });
    expect(config.run.serviceToken).toHaveLength(43);
    expect(readAllInOneConfig({}).run.serviceToken).not.toBe(config.run.serviceToken);
  });

  test("an empty variable → as if unset", () => {
    expect(readAllInOneConfig({ DEMO_PORT: "", SMTP_URL: "", PUBLIC_ORIGIN: "" }).demoPort).toBe(
      3001,
    );
  });

  test.each([
    [{ DEMO_PORT: "off" }, null],
    [{ DEMO_PORT: "0" }, 0],
  ])("%j → demo port %p", (env, demoPort) => {
    expect(readAllInOneConfig(env).demoPort).toBe(demoPort);
  });

  test.each([
    [{ PORT: "eighty" }, /^PORT is not right: give a port/],
    [{ DEMO_PORT: "on" }, /^DEMO_PORT is not right: give a port .* or off/],
    [{ PUBLIC_ORIGIN: "https://talk.example/" }, /^PUBLIC_ORIGIN is not right/],
    [{ SMTP_URL: "smtp://mail.example" }, /^SMTP_URL .* not built yet/],
    [{ REDIS_URL: "redis://cache.example" }, /^REDIS_URL .* not built yet/],
    [{ SERVICE_TOKEN: "short" }, /^SERVICE_TOKEN is not right/],
  ])("%j → one line that names it", (env, line) => {
    expect(() => readAllInOneConfig(env)).toThrow(line);
  });
});

test("servicesEnv: what is wired by itself → the addresses it got, unless told", () => {
  const config = readAllInOneConfig({});
  expect(servicesEnv({ LOG_LEVEL: "warn" }, config, bound)).toEqual({
    LOG_LEVEL: "warn",
    PUBLIC_ORIGIN: "http://localhost:4321",
    AUTH_INTERNAL_URL: bound.internalUrl,
    DISCUSSION_INTERNAL_URL: bound.internalUrl,
    SERVICE_TOKEN: config.run.serviceToken,
  });
  const told = readAllInOneConfig({ PUBLIC_ORIGIN: "https://talk.example" });
  expect(servicesEnv({}, told, bound)["PUBLIC_ORIGIN"]).toBe("https://talk.example");
});
