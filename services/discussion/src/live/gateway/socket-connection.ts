import { Socket as NetSocket } from "node:net";
import type { Socket } from "socket.io";
import type { Connection } from "../connection.ts";
import { LIVE_LIMITS } from "../live-limits.ts";

export type EngineSocket = Socket["conn"];

const WEB_SOCKET_OPEN = 1;
/** Packets that may wait for one socket, however small. */
const BACKLOG_PACKETS = 1_000;

export interface SocketConnection extends Connection {
  /** No TCP connection any more; one that is closed may wait for its peer's answer. */
  readonly gone: boolean;
  /** At once, with whatever still waits for it. */
  destroy(): void;
}

/**
 * Writes prebuilt bytes straight to the TCP socket where nothing waits for it, at about a third of the cost of
 * Socket.IO's own way, which is taken for one that is behind, that polls or that is about to upgrade.
 */
export function createSocketConnection(conn: EngineSocket, network: string): SocketConnection {
  let webSocket = webSocketOf(conn);
  conn.on("upgrade", () => {
    webSocket = webSocketOf(conn);
  });
  function destroy(): void {
    if (webSocket) webSocket._socket.destroy();
    else conn.close(true);
  }
  return {
    network,
    get open() {
      return conn.readyState === "open";
    },
    get gone() {
      return conn.readyState === "closed" && (webSocket?._socket.destroyed ?? true);
    },
    send(frame) {
      if (conn.readyState !== "open") return;
      const free = conn.transport.writable && !webSocket?._socket.writableLength;
      if (free && webSocket?.readyState === WEB_SOCKET_OPEN) webSocket._socket.write(frame.bytes);
      else if (free || (!frame.volatile && hasRoom(conn, webSocket))) {
        conn.write(frame.packet, { compress: false });
      } else if (!frame.volatile) destroy();
    },
    close: () => conn.close(),
    destroy,
  };
}

function hasRoom(conn: EngineSocket, webSocket: RawWebSocket | null): boolean {
  const waiting: unknown = Reflect.get(conn, "writeBuffer");
  if (!Array.isArray(waiting)) return true;
  let bytes = webSocket?._socket.writableLength ?? 0;
  for (const packet of waiting as readonly { data?: unknown }[]) {
    if (typeof packet.data === "string") bytes += packet.data.length;
  }
  return bytes <= LIVE_LIMITS.backlogBytes && waiting.length <= BACKLOG_PACKETS;
}

/** What ws keeps of a WebSocket that this file needs. */
interface RawWebSocket {
  readonly readyState: number;
  readonly _socket: NetSocket;
}

/** null while the transport is long polling. */
function webSocketOf(conn: EngineSocket): RawWebSocket | null {
  const socket: unknown = Reflect.get(conn.transport, "socket");
  return isRawWebSocket(socket) ? socket : null;
}

function isRawWebSocket(value: unknown): value is RawWebSocket {
  return (
    typeof value === "object" &&
    value !== null &&
    "readyState" in value &&
    "_socket" in value &&
    value._socket instanceof NetSocket
  );
}
