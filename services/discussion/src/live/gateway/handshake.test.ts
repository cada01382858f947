import { once } from "node:events";
import { request } from "node:http";
import { describe, expect, test } from "@jest/globals";
import { WebSocket } from "ws";
import { LIVE_LIMITS } from "../live-limits.ts";
import { connected, liveSuite, named } from "../testing/live-suite.ts";
import type { Client } from "../testing/open-live.ts";
import { until } from "../testing/until.ts";

const REF = { siteId: "s", articleId: "a1" };
const start = liveSuite();

/** The status of a handshake by hand, and its headers. */
async function handshake(url: string, transport: "polling" | "websocket", origin?: string) {
  const upgrade = {
    Connection: "Upgrade",
    Upgrade: "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
  };
  const headers = {
    ...(transport === "websocket" ? upgrade : {}),
    ...(origin === undefined ? {} : { Origin: origin }),
  };
  const sent = request(`${url}/live/?EIO=4&transport=${transport}`, { headers });
  sent.end();
  const answer = await Promise.race([
    once(sent, "response").then(([response]) => response),
    once(sent, "upgrade").then(([response, socket]) => {
      socket.destroy();
      return response;
    }),
  ]);
  answer.resume();
  return { status: answer.statusCode, headers: answer.headers };
}

describe("handshake", () => {
  test.each([
    ["https://news.example", true],
    [undefined, true],
    ["https://evil.example", false],
    ["null", false],
    ["http://news.example", false],
    ["https://news.example:8443", false],
    ["https://news.example.evil.example", false],
    ["https://NEWS.example", false],
    ["https://news.example.", false],
    ["https://news.example/", false],
    ["", false],
  ])("[T90] Origin %s → admitted: %s, on WebSocket and polling", async (origin, admitted) => {
    const { url } = await start();
    for (const transport of ["websocket", "polling"] as const) {
      const { status, headers } = await handshake(url, transport, origin);
      expect(status).toBe(admitted ? (transport === "polling" ? 200 : 101) : 403);
      expect(headers["access-control-allow-origin"]).toBe(admitted ? origin : undefined);
      expect(headers["access-control-allow-credentials"]).toBeUndefined();
      expect(headers["set-cookie"]).toBeUndefined();
    }
  });

  test("origins cannot be told (the store is away) → refused", async () => {
    const { url } = await start({ originAllowed: () => Promise.reject(new Error("no answer")) });
    expect((await handshake(url, "websocket", "https://news.example")).status).toBe(403);
    expect((await handshake(url, "websocket")).status).toBe(101);
  });

  test("the client's files and the old protocol → not served", async () => {
    const { url } = await start();
    const files = await fetch(`${url}/live/socket.io.js`);
    expect(files.status).toBe(400);
    expect((await fetch(`${url}/live/?EIO=3&transport=polling`)).status).toBe(400);
    expect((await fetch(`${url}/live?EIO=4&transport=polling`)).status).toBe(200);
  });

  test.each(["sid=", "sid=x&sid=", "sid=x"])(
    "[T90] a bad Origin and a %s in the query → not let in",
    async (query) => {
      const { url } = await start();
      const headers = { Origin: "https://evil.example" };
      const answer = await fetch(`${url}/live/?EIO=4&transport=polling&${query}`, { headers });
      expect(answer.ok).toBe(false);
    },
  );

  test("draining → 503 with Retry-After on both transports", async () => {
    const { live, url } = await start();
    await live.drain();
    for (const transport of ["websocket", "polling"] as const) {
      const { status, headers } = await handshake(url, transport);
      expect([status, headers["retry-after"]]).toEqual([503, "5"]);
    }
  });

  test("[T93] sockets that watch nothing → the oldest goes when more come; readers stay", async () => {
    const live = await start();
    const reader = await connected(live);
    await reader.emitWithAck("watch", REF);
    const idle: Client[] = [];
    for (let i = 0; i < LIVE_LIMITS.idleSocketsPerNetwork + 5; i += 1)
      idle.push(await connected(live));
    const gone = () => idle.filter((client) => !client.connected).length;
    await until(() => gone() === 5, "five are gone");
    expect(idle.slice(0, 5).every((client) => !client.connected)).toBe(true);
    expect((await connected(live)).connected).toBe(true);
    expect(reader.connected).toBe(true);
  });

  test("[T93] more sockets than a network may have → 429; another network's connect", async () => {
    let network = "192.0.2.1";
    const live = await start({ networkOf: () => network });
    for (let i = 0; i < LIVE_LIMITS.socketsPerNetwork; i += 1) {
      const client = await connected(live);
      await client.emitWithAck("watch", REF);
    }
    expect(await handshake(live.url, "websocket")).toMatchObject({ status: 429 });
    expect(await handshake(live.url, "polling")).toMatchObject({ status: 429 });
    network = "192.0.2.2";
    expect(await handshake(live.url, "websocket")).toMatchObject({ status: 101 });
  });
});

describe("drain", () => {
  test("sockets → told when to come back, each at its own time, then closed", async () => {
    const live = await start();
    const clients: Client[] = [];
    for (let i = 0; i < 20; i += 1) {
      clients.push(await connected(live, { transports: [i % 5 === 0 ? "polling" : "websocket"] }));
    }
    await live.live.drain();
    await until(() => clients.every((client) => !client.connected), "all are gone");
    const times = clients.map((client) => named(client, "drain")[0]?.["reconnectInMs"]);
    expect(times.every((time) => Number(time) >= 500 && Number(time) <= 30_000)).toBe(true);
    expect(new Set(times).size).toBeGreaterThan(15);
  });

  test("a socket that answers nothing any more → cut all the same", async () => {
    const live = await start();
    const { url } = live;
    const socket = new WebSocket(`${url.replace("http", "ws")}/live/?EIO=4&transport=websocket`);
    await once(socket, "open");
    // It neither reads nor closes.
    socket.pause();
    await live.live.drain();
    const connections = (): Promise<number> =>
      new Promise((resolve) => live.server.getConnections((_error, count) => resolve(count)));
    let left = await connections();
    while (left > 0) left = await connections();
    socket.terminate();
  });
});
