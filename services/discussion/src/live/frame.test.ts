import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@jest/globals";
import { WebSocket, WebSocketServer } from "ws";
import { frameOf } from "./frame.ts";
import { anArticle } from "@parley/contracts/testing/a-comment";

// Each form of the header, around its borders, and letters of two and four bytes.
test.each([1, 5_000, ...around(65_535), 200_000])(
  "frameOf: a title of %i letters, written raw → a WebSocket client reads it",
  async (length) => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const sockets = new WebSocketServer({ server, perMessageDeflate: false });
    const frame = frameOf("article", anArticle({ title: "ё💬".padEnd(length, "x") }));
    sockets.on("connection", (_socket, request) => request.socket.write(frame.bytes));
    const client = new WebSocket(`ws://127.0.0.1:${port}`);
    const [message] = await once(client, "message");
    expect(String(message)).toBe(`4${frame.packet}`);
    client.terminate();
    sockets.close();
    server.close();
  },
);

/** Titles that make frames just below, at and above this many bytes. */
function around(bytes: number): number[] {
  const besides = frameOf("article", anArticle({ title: "ё💬" })).bytes.length;
  return Array.from({ length: 16 }, (_, i) => bytes - besides + i - 8);
}
