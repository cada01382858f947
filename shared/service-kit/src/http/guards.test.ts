import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Router } from "express";
import { serveApp, type ServedApp } from "../../../../tests/support/serve-app.ts";
import { AppError } from "../problem.ts";
import { createAuthenticate } from "./authenticate.ts";
import { requireOwnOrigin } from "./require-origin.ts";
import { requireServiceToken } from "./service-token.ts";

const own = "https://comments.example";
let app: ServedApp;

beforeAll(async () => {
  const { required, optional } = createAuthenticate({
    personOf: async (token) => {
      if (token !== "good") throw new AppError("unauthenticated", "not good");
      return "ann";
    },
  });
  const router = Router();
  router.post("/cookie", requireOwnOrigin(own), (_req, res) => void res.status(204).end());
  router.get("/internal", requireServiceToken("s".repeat(32)), (_req, res) => void res.json(1));
  router.get("/required", async (req, res) => void res.json(await required(req)));
  router.get("/optional", async (req, res) => void res.json(await optional(req)));
  app = await serveApp([router]);
});
afterAll(() => app.close());

const status = async (path: string, headers: Record<string, string>, method = "GET") =>
  (await fetch(`${app.url}${path}`, { method, headers })).status;

describe("[F7] [T66] cookie calls", () => {
  // fetch of Node sends sec-fetch-mode alone, so the other two are as given here.
  test.each<[string, Record<string, string>, number]>([
    ["the public origin", { origin: own, "sec-fetch-site": "same-origin" }, 204],
    ["the public origin, an old browser", { origin: own }, 204],
    ["no browser", {}, 204],
    ["a foreign origin", { origin: "https://evil.example" }, 403],
    ["null", { origin: "null" }, 403],
    ["the origin with a slash", { origin: `${own}/` }, 403],
    ["the origin with a port", { origin: `${own}:444` }, 403],
    ["two origins", { origin: `${own}, https://evil.example` }, 403],
    ["no origin but cross-site", { "sec-fetch-site": "cross-site" }, 403],
    ["no origin but same-origin", { "sec-fetch-site": "same-origin" }, 403],
    ["the origin, but cross-site", { origin: own, "sec-fetch-site": "cross-site" }, 403],
  ])("%s → %#", async (_what, headers, expected) => {
    expect(await status("/cookie", headers, "POST")).toBe(expected);
  });
});

describe("[T40] internal calls", () => {
  test.each<[string, Record<string, string>, number]>([
    ["the token", { authorization: `Bearer ${"s".repeat(32)}` }, 200],
    ["none", {}, 401],
    ["another", { authorization: `Bearer ${"t".repeat(32)}` }, 401],
    ["a part", { authorization: `Bearer ${"s".repeat(31)}` }, 401],
    ["another scheme", { authorization: `Basic ${"s".repeat(32)}` }, 401],
    ["a name instead", { "x-user-id": "1" }, 401],
  ])("%s → %#", async (_what, headers, expected) => {
    expect(await status("/internal", headers)).toBe(expected);
  });
});

describe("who calls", () => {
  test.each<[string, Record<string, string>, number, number]>([
    ["a good token", { authorization: "Bearer good" }, 200, 200],
    ["in small letters", { authorization: "bearer good" }, 200, 200],
    ["no token", {}, 401, 200],
    ["a false token", { authorization: "Bearer bad" }, 401, 401],
    ["an empty token", { authorization: "Bearer " }, 401, 401],
    ["another scheme", { authorization: "Basic good" }, 401, 401],
    ["two tokens", { authorization: "Bearer good good" }, 401, 401],
  ])("%s → %#", async (_what, headers, required, optional) => {
    expect(await status("/required", headers)).toBe(required);
    expect(await status("/optional", headers)).toBe(optional);
  });

  test("401 → says how to authenticate", async () => {
    const answer = await fetch(`${app.url}/required`);
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
  });
});
