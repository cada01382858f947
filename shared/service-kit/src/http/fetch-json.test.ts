import { createServer, type RequestListener } from "node:http";
import { describe, expect, test } from "@jest/globals";
import { fetchJson } from "./fetch-json.ts";
import { listen } from "./listen.ts";

const limits = { timeoutMs: 5_000, maxBytes: 1_000 };

async function against<T>(answer: RequestListener, ask: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(answer);
  const { url, close } = await listen(server, "127.0.0.1", 0);
  try {
    return await ask(url);
  } finally {
    server.closeAllConnections();
    await close();
  }
}

describe("JSON from another service", () => {
  test("200 → its JSON; the headers are sent", async () => {
    const found = await against(
      (req, res) => res.end(JSON.stringify([req.headers.authorization])),
      (url) => fetchJson(url, { ...limits, headers: { authorization: "Bearer x" } }),
    );
    expect(found).toEqual(["Bearer x"]);
  });

  test.each<[string, RequestListener]>([
    ["500", (_req, res) => res.writeHead(500).end("{}")],
    ["a redirect", (_req, res) => res.writeHead(302, { location: "/" }).end("{}")],
    ["HTML", (_req, res) => res.end("<html>")],
    ["a letter too much", (_req, res) => res.end(JSON.stringify("a".repeat(999)))],
    ["invalid UTF-8", (_req, res) => res.end(Buffer.from([0x22, 0xff, 0x22]))],
    [
      "half of what it said",
      (_req, res) => res.writeHead(200, { "content-length": 9 }).write("{}", () => res.destroy()),
    ],
  ])("%s → rejects", async (_what, answer) => {
    await expect(against(answer, (url) => fetchJson(url, limits))).rejects.toThrow();
  });

  test("silence → rejects after the limit; ended from outside → at once", async () => {
    const silent = (options: Parameters<typeof fetchJson>[1]): Promise<unknown> =>
      against(
        () => {},
        (url) => fetchJson(url, options),
      );
    await expect(silent({ ...limits, timeoutMs: 50 })).rejects.toMatchObject({
      name: "TimeoutError",
    });
    const signal = AbortSignal.abort();
    await expect(silent({ ...limits, signal })).rejects.toMatchObject({ name: "AbortError" });
  });
});
