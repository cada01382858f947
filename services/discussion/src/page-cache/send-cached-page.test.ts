import { once } from "node:events";
import { createServer, request, type IncomingHttpHeaders, type Server } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { asksForFresh } from "./asks-for-fresh.ts";
import type { CachedPage } from "./cached-page.ts";
import { compressPage } from "./compress-page.ts";
import { sendCachedPage } from "./send-cached-page.ts";

const body = Buffer.from(JSON.stringify({ text: "a".repeat(5_000) }));
let page: CachedPage;
let server: Server;

beforeAll(async () => {
  page = { body, etag: 'W/"abc"', seq: 1, ...(await compressPage(body)) };
  server = createServer((req, res) => {
    if (req.url === "/vary") res.setHeader("Vary", "Origin");
    sendCachedPage(req, res, page);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => void server.close());

async function ask(headers: IncomingHttpHeaders, { method = "GET", path = "/" } = {}) {
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const asking = request({ host: "127.0.0.1", port, method, path, headers, agent: false });
  const answer = new Promise<import("node:http").IncomingMessage>((resolve, reject) => {
    asking.once("response", resolve).once("error", reject);
  });
  asking.end();
  const response = await answer;
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(Buffer.from(chunk));
  return { status: response.statusCode, headers: response.headers, bytes: Buffer.concat(chunks) };
}

describe("sendCachedPage", () => {
  test("a plain request → the bytes, cacheable but to be asked about", async () => {
    const { status, headers, bytes } = await ask({});
    expect(status).toBe(200);
    expect(bytes.equals(body)).toBe(true);
    expect(headers).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "content-length": String(body.length),
      "cache-control": "public, max-age=0, must-revalidate",
      vary: "Accept-Encoding",
      etag: 'W/"abc"',
    });
    expect(headers["content-encoding"]).toBeUndefined();
  });

  test.each([
    ["gzip, deflate, br", "br"],
    ["gzip, br;q=0", "gzip"],
    ["GZIP;q=0.5", "gzip"],
    ["br;q=0.0, gzip;q=0", undefined],
    ["identity", undefined],
    ["brotli", undefined],
  ])("Accept-Encoding: %s → %s", async (accepted, encoding) => {
    const { headers, bytes } = await ask({ "accept-encoding": accepted });
    expect(headers["content-encoding"]).toBe(encoding);
    const opened =
      encoding === "br" ? brotliDecompressSync : encoding === "gzip" ? gunzipSync : null;
    expect((opened ? opened(bytes) : bytes).equals(body)).toBe(true);
  });

  test.each(['W/"abc"', '"abc"', '"x", W/"abc"', "*"])(
    "If-None-Match: %s → 304 without a body",
    async (known) => {
      const { status, headers, bytes } = await ask({ "if-none-match": known });
      expect(status).toBe(304);
      expect(bytes).toHaveLength(0);
      expect(headers).toMatchObject({ etag: 'W/"abc"', vary: "Accept-Encoding" });
    },
  );

  test("If-None-Match of another state → the bytes", async () => {
    expect((await ask({ "if-none-match": 'W/"abcd"' })).status).toBe(200);
  });

  test("HEAD → the headers alone", async () => {
    const { headers, bytes } = await ask({}, { method: "HEAD" });
    expect(headers["content-length"]).toBe(String(body.length));
    expect(bytes).toHaveLength(0);
  });

  test("a Vary that was set before → stays", async () => {
    expect((await ask({}, { path: "/vary" })).headers["vary"]).toBe("Origin, Accept-Encoding");
  });
});

test.each([
  [{ "cache-control": "no-cache" }, true],
  [{ "cache-control": "max-age=0, No-Cache" }, true],
  [{ "cache-control": "max-age=0" }, false],
  [{}, false],
])("asksForFresh: %j → %s", (headers, asks) => {
  expect(asksForFresh({ headers })).toBe(asks);
});
