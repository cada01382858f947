import { setTimeout as pause } from "node:timers/promises";
import { frameOf } from "../frame.ts";
import type { SocketConnection } from "./socket-connection.ts";

const SLICE_MS = 100;
/** Closing takes so long at most, however many there are. */
const CLOSING_MS = 10_000;
const SOCKETS_PER_SECOND = 500;
/** For the last ones to answer the closing. */
const LAST_WAIT_MS = 2_000;

/**
 * Tells every socket when to come back, spread so that they do not come at once, then closes them in slices. Resolves
 * when all are gone: at once for a few, after some 12 s at most.
 */
export async function drainSockets(all: readonly SocketConnection[]): Promise<void> {
  const spreadMs = Math.min(30_000, 2_000 + all.length * 4);
  for (const socket of all) {
    const reconnectInMs = 500 + Math.floor(Math.random() * spreadMs);
    socket.send(frameOf("drain", { reconnectInMs }));
  }
  const slices = Math.min(CLOSING_MS / SLICE_MS, (all.length / SOCKETS_PER_SECOND) * 10);
  const perSlice = Math.max(1, Math.ceil(all.length / slices));
  for (let start = 0; start < all.length; start += perSlice) {
    for (const socket of all.slice(start, start + perSlice)) socket.close();
    await pause(start + perSlice < all.length ? SLICE_MS : 0);
  }
  const left = () => all.filter((socket) => !socket.gone);
  for (let waited = 0; left().length > 0 && waited < LAST_WAIT_MS; waited += 50) await pause(50);
  for (const socket of left()) socket.destroy();
}
