import type { IncomingMessage, Server as HttpServer } from "node:http";
import { isAppError } from "@parley/service-kit/problem";
import { Server, type ServerOptions } from "socket.io";
import type { Admission, Refusal } from "../admission.ts";
import type { Connection } from "../connection.ts";
import { LIVE_LIMITS } from "../live-limits.ts";
import { createEventReceiver, type ReceiveEventDeps } from "../receive-event.ts";
import { createTokenBucket } from "../token-bucket.ts";
import { drainSockets } from "./drain-sockets.ts";
import { refuseHandshake } from "./refuse-handshake.ts";
import {
  createSocketConnection,
  type EngineSocket,
  type SocketConnection,
} from "./socket-connection.ts";

export interface GatewayDeps extends ReceiveEventDeps {
  /** The public origin, or one of a site's. */
  originAllowed(origin: string): Promise<boolean>;
  networkOf(request: IncomingMessage): string;
  admission: Admission;
  /** `accessToken` as the client sent it in the handshake's `auth`; rejects with an AppError. */
  enter(connection: Connection, accessToken: unknown): Promise<void>;
  left(connection: Connection): void;
}

/** Socket.IO at `/live`; all else speaks of connections and frames. */
export interface Gateway {
  attach(server: HttpServer): void;
  /** No new sockets; tells and closes those that are. */
  drain(): Promise<void>;
  stop(): void;
}

export function createGateway(deps: GatewayDeps): Gateway {
  const sockets = new Set<SocketConnection>();
  const connections = new WeakMap<EngineSocket, SocketConnection>();
  let io: Server | undefined;

  function open(conn: EngineSocket): void {
    const connection = createSocketConnection(conn, deps.networkOf(conn.request));
    connections.set(conn, connection);
    sockets.add(connection);
    closeFloods(deps, conn, connection);
    deps.admission.opened(connection);
    conn.once("close", () => {
      sockets.delete(connection);
      deps.admission.closed(connection);
      deps.left(connection);
    });
  }

  function welcome(server: Server): void {
    const joined = new WeakSet<Connection>();
    server.use((socket, next) => {
      const connection = connections.get(socket.conn);
      // A second CONNECT while the first is being looked at would make two sockets of one connection.
      if (!connection || joined.has(connection)) return next(connectError("forbidden"));
      joined.add(connection);
      const accessToken: unknown = socket.handshake.auth["accessToken"];
      socket.handshake.auth = {};
      deps.enter(connection, accessToken).then(
        () => next(),
        (error: unknown) => {
          joined.delete(connection);
          if (!isAppError(error)) deps.failed("connect", error);
          next(connectError(isAppError(error) ? error.code : "internal"));
        },
      );
    });
    server.on("connection", (socket) => {
      const connection = connections.get(socket.conn);
      if (!connection) return;
      const receive = createEventReceiver(deps, connection);
      socket.onAny((event: string, ...args: unknown[]) => receive(event, args));
      socket.on("disconnect", () => connection.close());
    });
  }

  return {
    attach(server) {
      io = new Server(server, optionsOf(deps));
      io.engine.on("connection", open);
      welcome(io);
    },
    async drain() {
      deps.admission.close();
      await drainSockets([...sockets]);
    },
    stop() {
      // Not io.close(), which would close the HTTP server too: that is its owner's to do.
      for (const socket of sockets) socket.destroy();
      io?.engine.close();
    },
  };
}

/** trust.md 3. Socket.IO's own recovery stays off: `changes` answers who comes back. */
function optionsOf(deps: GatewayDeps): Partial<ServerOptions> {
  return {
    path: "/live",
    addTrailingSlash: false,
    maxHttpBufferSize: 64 * 1024,
    connectTimeout: 10_000,
    allowEIO3: false,
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    // Lets browsers read polls; WebSockets do not ask. Who may come at all is `allowRequest`'s to say.
    cors: {
      origin: (origin, answer) => void admits(deps, origin).then((yes) => answer(null, yes)),
    },
    allowRequest(request, answer) {
      void refusalOf(deps, request).then((refusal) => {
        if (refusal) refuseHandshake(request, refusal);
        else answer(null, true);
      });
    },
  };
}

/** A program without an origin may come. Where the origins cannot be told, browsers may not. */
async function admits(deps: GatewayDeps, origin: string | undefined): Promise<boolean> {
  return origin === undefined || (await deps.originAllowed(origin).catch(() => false));
}

async function refusalOf(deps: GatewayDeps, request: IncomingMessage): Promise<Refusal | null> {
  if (!(await admits(deps, request.headers.origin))) return { status: 403 };
  return deps.admission.refuses(deps.networkOf(request));
}

const connectError = (code: string) => Object.assign(new Error(code), { data: { code } });

/** Counts packets of any kind, those that are no event too. */
function closeFloods(
  deps: Pick<GatewayDeps, "now">,
  conn: EngineSocket,
  connection: SocketConnection,
): void {
  const packets = createTokenBucket(LIVE_LIMITS.packets);
  conn.on("packet", () => {
    if (packets.take(deps.now()) > 0) connection.destroy();
  });
}
