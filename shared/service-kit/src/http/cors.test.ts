import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Router } from "express";
import { serveApp, type ServedApp } from "../../../../tests/support/serve-app.ts";
import { publicCors, restrictedCors } from "./cors.ts";

const allowed = "https://news.example";
let app: ServedApp;

beforeAll(async () => {
  const router = Router();
  router.use(
    publicCors,
    restrictedCors(async (origin) => origin === allowed),
  );
  router.get("/thread", (_req, res) => void res.json({}));
  router.put("/vote", (_req, res) => void res.json({}));
  app = await serveApp([router]);
});
afterAll(() => app.close());

const ask = (path: string, method: string, headers: Record<string, string>): Promise<Response> =>
  fetch(`${app.url}${path}`, { method, headers });
const acao = (answer: Response): string | null => answer.headers.get("access-control-allow-origin");

describe("CORS: a public GET", () => {
  test.each([allowed, "https://evil.example", "null"])("from %s → any origin", async (origin) => {
    const answer = await ask("/thread", "GET", { origin });
    expect(acao(answer)).toBe("*");
    expect(answer.headers.get("vary")).toBeNull();
    expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
  });

  test("its preflight → any origin, GET alone", async () => {
    const headers = { origin: "https://evil.example", "access-control-request-method": "GET" };
    const answer = await ask("/thread", "OPTIONS", headers);
    expect([answer.status, acao(answer)]).toEqual([204, "*"]);
    expect(answer.headers.get("access-control-allow-methods")).toBe("GET, HEAD");
  });
});

describe("CORS: a call with a token", () => {
  const authorization = "Bearer x";

  test("[T68] from an allowed origin → the exact echo, with Vary, without credentials", async () => {
    for (const [path, method] of [
      ["/thread", "GET"],
      ["/vote", "PUT"],
    ] as const) {
      const answer = await ask(path, method, { origin: allowed, authorization });
      expect(acao(answer)).toBe(allowed);
      expect(answer.headers.get("vary")).toBe("Origin");
      expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
    }
  });

  test("its preflight → the methods and headers of the contract", async () => {
    const answer = await ask("/vote", "OPTIONS", {
      origin: allowed,
      "access-control-request-method": "PUT",
      "access-control-request-headers": "authorization,content-type,idempotency-key",
    });
    expect([answer.status, acao(answer)]).toEqual([204, allowed]);
    expect(answer.headers.get("access-control-allow-methods")).toContain("PUT");
    expect(answer.headers.get("access-control-allow-headers")).toMatch(
      /authorization, content-type, idempotency-key/,
    );
  });

  test.each([
    "https://news.example.evil.com",
    "https://evilnews.example",
    "http://news.example",
    "https://news.example:8443",
    "https://sub.news.example",
    "https://news.example.",
    "https://NEWS.example",
    "null",
  ])("[T68] from %s → no header at all", async (origin) => {
    const calls = [
      await ask("/thread", "GET", { origin, authorization }),
      await ask("/vote", "PUT", { origin }),
      await ask("/vote", "OPTIONS", { origin, "access-control-request-method": "PUT" }),
      await ask("/thread", "OPTIONS", {
        origin,
        "access-control-request-method": "GET",
        "access-control-request-headers": "authorization",
      }),
    ];
    for (const answer of calls) {
      const names = [...answer.headers.keys()];
      expect(names.filter((name) => name.startsWith("access-control"))).toEqual([]);
      expect(answer.headers.get("vary")).toBe("Origin");
    }
  });
});
