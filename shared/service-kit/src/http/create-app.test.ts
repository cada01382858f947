import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { problemSchema } from "@parley/contracts/schemas/problem";
import { Router } from "express";
import { rawRequest } from "../../../../tests/support/raw-request.ts";
import { serveApp, type ServedApp } from "../../../../tests/support/serve-app.ts";
import { AppError } from "../problem.ts";
import { networkOf } from "./network-of.ts";

const canary = "canary-secret-of-a-bug";
let app: ServedApp;

beforeAll(async () => {
  const things = Router();
  things.get("/things/:id", (req, res) => {
    res.json({ id: req.params.id, query: req.query });
  });
  things.delete("/things/:id", (_req, res) => {
    res.status(204).end();
  });
  things.get("/network", (req, res) => {
    res.json({ network: networkOf(req) });
  });
  things.get("/cached", (_req, res) => {
    res.writeHead(200, { "Cache-Control": "public, max-age=2", ETag: 'W/"1"' }).end("{}");
  });
  things.get("/bug", async () => {
    throw new Error(canary);
  });
  things.get("/half", (_req, res) => {
    res.writeHead(200, { "Content-Length": "10" }).write("half");
    throw new Error(canary);
  });
  things.get("/busy", () => {
    throw new AppError("overloaded", "later", { retryAfterSeconds: 2.5 });
  });
  things.get("/members", (_req, res) => {
    res.setHeader("ETag", '"1"');
    throw new AppError("conflict", "newer", { members: { current: { version: 2 }, status: 200 } });
  });
  const nested = Router().use(
    "/api/v1",
    Router().post("/deep/:id", (_req, res) => void res.end()),
  );
  app = await serveApp([things, nested]);
});
afterAll(() => app.close());

async function problemAt(path: string, init: RequestInit = {}) {
  const answer = await fetch(`${app.url}${path}`, init);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  const problem = problemSchema.parse(await answer.json());
  expect(problem.status).toBe(answer.status);
  expect(answer.headers.get("x-request-id")).toBe(problem.requestId);
  return { answer, problem };
}

describe("app: what every answer has", () => {
  test("[T60] JSON → typed, not to be sniffed, framed, run or kept", async () => {
    const answer = await fetch(`${app.url}/things/1`);
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(answer.headers.get("content-security-policy")).toContain("sandbox");
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(answer.headers.get("x-powered-by")).toBeNull();
  });

  test("a route's own cache headers → stand, once", async () => {
    const answer = await fetch(`${app.url}/cached`);
    expect(answer.headers.get("cache-control")).toBe("public, max-age=2");
    expect(answer.headers.get("etag")).toBe('W/"1"');
  });

  test("HEAD → the headers of GET without a body", async () => {
    const answer = await fetch(`${app.url}/things/1`, { method: "HEAD" });
    expect(answer.status).toBe(200);
    expect(Number(answer.headers.get("content-length"))).toBeGreaterThan(0);
    expect(await answer.text()).toBe("");
  });
});

describe("app: what is refused", () => {
  test("an unknown address → 404 not-found", async () => {
    expect((await problemAt("/nothing")).problem.code).toBe("not-found");
  });

  test("[T39] an unused method of a known address → 405 with Allow, nested routers too", async () => {
    const flat = await problemAt("/things/1", { method: "PUT" });
    expect(flat.problem.code).toBe("method-not-allowed");
    expect(flat.answer.headers.get("allow")).toBe("DELETE, GET, HEAD");
    const nested = await problemAt("/api/v1/deep/1");
    expect(nested.answer.headers.get("allow")).toBe("POST");
    expect((await problemAt("/api/v1/other")).problem.code).toBe("not-found");
  });

  test("[T39] a method-override header → ignored", async () => {
    const headers = { "x-http-method-override": "DELETE" };
    const answer = await fetch(`${app.url}/things/1`, { headers });
    expect(answer.status).toBe(200);
  });

  test("[T39] OPTIONS that is no preflight → safe, and opens nothing", async () => {
    const answer = await fetch(`${app.url}/things/1`, { method: "OPTIONS" });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("allow")).toContain("GET");
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });

  test.each(["TRACE", "PROPFIND"])("[T39] %s → 405", async (method) => {
    const answer = await raw(
      `${method} /things/1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 405 /);
    expect(answer).toContain("method-not-allowed");
  });

  test.each(["/things/%ZZ", "/things/%C3%28", "/things/%00%ff", "/%ZZ"])(
    "an address that cannot be decoded: %s → 400 or 404",
    async (path) => {
      const { answer } = await problemAt(path);
      expect([400, 404]).toContain(answer.status);
    },
  );

  test("[T54] a nested, repeated or huge query → strings and lists only", async () => {
    const query = "a[$ne]=1&b=1&b=2&__proto__[x]=1";
    const answer = await fetch(`${app.url}/things/1?${query}`);
    expect(await answer.json()).toEqual({
      id: "1",
      query: { "a[$ne]": "1", b: ["1", "2"], "__proto__[x]": "1" },
    });
    const many = Array.from({ length: 1500 }, (_, i) => `p${i}=1`).join("&");
    expect((await fetch(`${app.url}/things/1?${many}`)).status).toBe(200);
  });
});

describe("app: problems", () => {
  test("[T113] a bug → 500 without a word of it, logged with its request id", async () => {
    const { problem } = await problemAt("/bug");
    expect(problem.code).toBe("internal");
    expect(JSON.stringify(problem)).not.toMatch(/canary|\.ts|node_modules|at /);
    const line = app.logged.find((text) => text.includes(problem.requestId)) ?? "{}";
    expect(JSON.parse(line)).toMatchObject({ level: "error", event: "request.failed" });
    expect(line).toContain(canary);
  });

  test("a bug after the status is out → the connection is cut, not ended well", async () => {
    await expect(fetch(`${app.url}/half`).then((answer) => answer.text())).rejects.toThrow();
  });

  test("503 → Retry-After in whole seconds", async () => {
    const { answer } = await problemAt("/busy");
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("3");
  });

  test("members → told, but never in place of the status; no ETag stays", async () => {
    const { answer, problem } = await problemAt("/members");
    expect(answer.status).toBe(409);
    expect(problem["current"]).toEqual({ version: 2 });
    expect(answer.headers.get("etag")).toBeNull();
  });
});

describe("app: odd requests on the wire", () => {
  const head = "GET /things/1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
  const manyHeaders = Array.from({ length: 2_000 }, (_, i) => `h${i}: 1\r\n`).join("");
  test.each([
    ["a second Host", `${head}Host: b\r\n\r\n`, 400],
    ["2,000 headers", `${head}${manyHeaders}\r\n`, 400],
    ["150 headers", `${head}${manyHeaders.slice(0, 1_500)}\r\n`, 400],
    ["17 KiB of headers", `${head}x: ${"a".repeat(17 * 1024)}\r\n\r\n`, 431],
    ["no Host", "GET /things/1 HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
    ["__proto__ as a header", `${head}__proto__: x\r\nconstructor: y\r\n\r\n`, 200],
    [
      "both lengths",
      `${head}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
    ],
    ["two lengths", `${head}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`, 400],
    ["a bare line feed", "GET /things/1 HTTP/1.1\nHost: a\n\n", 400],
    ["a folded header", `${head}x: a\r\n b\r\n\r\n`, 400],
  ])("[T53] [T104] [T106] %s → %#", async (_what, bytes, status) => {
    expect(await raw(bytes)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect((await fetch(`${app.url}/things/1`)).status).toBe(200);
  });
});

describe("app: who is asking", () => {
  const spoofed = {
    "x-forwarded-for": "203.0.113.9",
    "x-real-ip": "203.0.113.9",
    forwarded: "for=203.0.113.9",
    "cf-connecting-ip": "203.0.113.9",
  };
  test("[T81] no proxy named → no header moves the address", async () => {
    const answer = await fetch(`${app.url}/network`, { headers: spoofed });
    expect(await answer.json()).toEqual({ network: "127.0.0.1" });
  });

  test("[T81] behind a named proxy → the nearest hop that is none of ours", async () => {
    const router = Router().get("/network", (req, res) => void res.json(networkOf(req)));
    const behind = await serveApp([router], ["127.0.0.0/8", "10.0.0.1"]);
    const headers = { "x-forwarded-for": "198.51.100.1, 203.0.113.9, 10.0.0.1" };
    const answer = await fetch(`${behind.url}/network`, { headers });
    expect(await answer.json()).toBe("203.0.113.9");
    await behind.close();
  });
});

const raw = (bytes: string): Promise<string> => rawRequest(app.port, bytes);
