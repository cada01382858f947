import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { randomBytes } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { WebSocket } from "ws";
import { LIVE_LIMITS } from "../live-limits.ts";
import { aComment } from "@parley/contracts/testing/a-comment";
import { connected, got, liveSuite, named } from "../testing/live-suite.ts";
import type { OpenedLive } from "../testing/open-live.ts";
import { until } from "../testing/until.ts";

const REF = { siteId: "s", articleId: "a1" };
const start = liveSuite();

/** A WebSocket that speaks Engine.IO by hand, in the main namespace unless told. */
async function rawSocket({ url }: OpenedLive, join = true) {
  const socket = new WebSocket(`${url.replace("http", "ws")}/live/?EIO=4&transport=websocket`);
  const messages: string[] = [];
  socket.on("message", (data: Buffer) => void messages.push(data.toString()));
  socket.on("error", () => {});
  await once(socket, "open");
  if (join) {
    socket.send("40");
    await until(() => messages.some((message) => message.startsWith("40")), "the namespace");
  }
  return { socket, messages, closed: () => socket.readyState === WebSocket.CLOSED };
}

/** Others are served as before. */
async function expectServing(live: OpenedLive): Promise<void> {
  const client = await connected(live);
  expect(await client.emitWithAck("watch", REF)).toMatchObject({ ok: true });
  live.applied("a1", live.journal("a1").add(aComment()));
  await got(client, "comments");
  expect(live.logged).toEqual([]);
  client.close();
}

describe("[T92] events out of the ordinary", () => {
  test.each([
    ["without acknowledgement", `42["watch",{"siteId":"s","articleId":"a1"}]`],
    ["no arguments", `42["watch"]`],
    ["a number as name", `42[7]`],
    ["no name", `42[]`],
    ["no array", `42{"a":1}`],
    ["too many arguments", `421["watch",{"siteId":"s","articleId":"a1"},1,2,3]`],
    ["an unknown event", `42["join","mod:s"]`],
    ["error", `42["error",{"a":1}]`],
    ["disconnect", `42["disconnect"]`],
    ["newListener", `42["newListener","x"]`],
    ["connection", `42["connection",{}]`],
    ["__proto__", `42["__proto__",{}]`],
    ["constructor", `42["constructor",{}]`],
    ["toString", `421["toString",{}]`],
    ["deep JSON", `421["watch",${"[".repeat(30_000)}${"]".repeat(30_000)}]`],
    ["an acknowledgement nobody asked for", `4399999999999["x"]`],
    ["a huge acknowledgement id", `42${"9".repeat(1_000)}["watch",{}]`],
    ["__proto__ in the payload", `421["watch",{"__proto__":{"siteId":"s","articleId":"a1"}}]`],
  ])("%s → ignored, refused or closed; the process goes on", async (_what, message) => {
    const live = await start();
    const { socket } = await rawSocket(live);
    socket.send(message);
    await expectServing(live);
    socket.terminate();
  });

  test("a payload of more than 64 KiB → closed", async () => {
    const live = await start();
    const { socket, closed } = await rawSocket(live);
    socket.send(`42["watch",${JSON.stringify("x".repeat(65 * 1_024))}]`);
    await until(closed, "closed");
    await expectServing(live);
  });
});

describe("[T98] frames that no client sends", () => {
  const random = () => randomBytes(200);
  test.each<[what: string, message: string | Buffer]>([
    ["random bytes", random()],
    ["a packet type that is none", "9"],
    ["an empty text", ""],
    ["a Socket.IO type that is none", "49"],
    ["a million attachments claimed", `451000000-["watch",{"_placeholder":true,"num":0}]`],
    ["a binary event without attachments", `450-["watch"]`],
    ["a placeholder out of range", `451-["watch",{"_placeholder":true,"num":-1}]`],
    ["an attachment without event", Buffer.from("abc")],
    ["a second connect", "40"],
    ["a connect error", `44{"message":"x"}`],
    ["a close", "1"],
    ["an upgrade", "5"],
    ["an open", `0{"sid":"x"}`],
    ["broken JSON", `42["watch",{]`],
  ])("%s → answered or closed; the process goes on", async (_what, message) => {
    const live = await start();
    const { socket } = await rawSocket(live);
    socket.send(message);
    await expectServing(live);
    socket.terminate();
  });

  test("[T99] a thousand namespaces → each is refused, none is made", async () => {
    const live = await start();
    const { socket, messages, closed } = await rawSocket(live);
    for (let i = 0; i < 900; i += 1) socket.send(`40/n${i},`);
    await until(() => messages.length > 900 || closed(), "the refusals");
    expect(messages.filter((message) => message.startsWith("40/"))).toEqual([]);
    await expectServing(live);
    socket.terminate();
  });

  test("two connects at once → one socket, one person", async () => {
    const live = await start();
    const { socket, messages } = await rawSocket(live, false);
    socket.send("40");
    socket.send("40");
    await until(() => messages.some((message) => message.startsWith("40")), "the namespace");
    await expectServing(live);
    expect(messages.filter((message) => message.startsWith("40"))).toHaveLength(1);
    socket.terminate();
  });
});

describe("too much from one, too slow an other", () => {
  test("[T91] events without end → limited, then closed", async () => {
    const live = await start();
    const { socket, messages, closed } = await rawSocket(live);
    const flood = (events: number): void => {
      for (let i = 0; i < events; i += 1) socket.send(`42${i}["unwatch",${JSON.stringify(REF)}]`);
    };
    flood(LIVE_LIMITS.events.burst + 10);
    const limited = () => messages.filter((message) => message.includes("rate-limited"));
    await until(() => limited().length > 0, "limited");
    expect(limited()[0]).toMatch(/"ok":false.*"retryAfterMs":\d+/);
    flood(3_000);
    await until(closed, "closed");
    expect(messages.length).toBeLessThan(LIVE_LIMITS.packets.burst + 200);
    await expectServing(live);
  });

  test("[T96] one that reads nothing → closed at a bound; another has everything in order", async () => {
    const live = await start();
    const slow = await rawSocket(live);
    slow.socket.send(`421["watch",{"siteId":"s","articleId":"a1"}]`);
    await until(() => slow.messages.some((message) => message.startsWith("431")), "the watch");
    const reader = await connected(live);
    await reader.emitWithAck("watch", REF);
    slow.socket.pause();
    const journal = live.journal("a1");
    const content = [{ type: "code-block" as const, text: "x".repeat(200_000) }];
    const connections = (): Promise<number> =>
      new Promise((resolve) => live.server.getConnections((_error, count) => resolve(count)));
    let n = 0;
    while ((await connections()) === 2) {
      n = journal.add(aComment({ id: `c${n}`, content }));
      live.applied("a1", n);
      await until(() => named(reader, "comments").at(-1)?.["seq"] === n, "the push");
    }
    // The kernel's own buffers hold some megabytes too.
    expect(n).toBeLessThan(200);
    expect(named(reader, "comments").map((push) => push["seq"])).toEqual(
      Array.from({ length: n }, (_, i) => i + 1),
    );
    slow.socket.terminate();
  });

  test("[T98] a message in pieces without an end → no more than its limit is kept", async () => {
    const live = await start();
    const { port, hostname } = new URL(live.url);
    const socket: Socket = connect(Number(port), hostname);
    socket.on("error", () => {});
    socket.write(
      "GET /live/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n" +
        "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
    );
    await once(socket, "data");
    const closed = once(socket, "close");
    // Masked text frames of one letter: the first and its continuations, none of them the last.
    socket.write(Buffer.from([0x01, 0x81, 0, 0, 0, 0, 0x34]));
    const pieces = Buffer.concat(
      Array.from({ length: 70_000 }, () => Buffer.from([0x00, 0x81, 0, 0, 0, 0, 0x34])),
    );
    socket.write(pieces);
    socket.resume();
    await closed;
    await expectServing(live);
  });
});
