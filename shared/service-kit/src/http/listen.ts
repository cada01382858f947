import { once } from "node:events";
import type { Server } from "node:http";
import { createServer, type Server as NetServer } from "node:net";
import { codeOf } from "../code-of.ts";

export interface Listener {
  readonly port: number;
  /** As a person or another service here would call it. */
  readonly url: string;
  /** No new connections. Resolves when those that are open have ended. */
  close(): Promise<void>;
}

const TRIES = 20;

/**
 * Binds a server; port 0 takes a free one. `localhost` is both loopback addresses on one port, since a browser may
 * take either; where the machine has no ::1, one of them. Rejects with the error of node (`EADDRINUSE` …).
 */
export async function listen(server: Server, host: string, port: number): Promise<Listener> {
  if (host !== "localhost") return listenerOf([await bind(server, host, port)], host);
  for (let tries = TRIES; ; tries -= 1) {
    await bind(server, "127.0.0.1", port);
    const second = secondDoor(server);
    try {
      return listenerOf([server, await bind(second, "::1", portOf(server))], host);
    } catch (error) {
      if (codeOf(error) !== "EADDRINUSE") return listenerOf([server], host);
      await closed(server);
      if (port !== 0 || tries === 1) throw error;
    }
  }
}

/** Hands its connections to the http server, which can listen only once itself. */
function secondDoor(server: Server): NetServer {
  return createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    server.emit("connection", socket);
  });
}

async function bind<S extends NetServer>(server: S, host: string, port: number): Promise<S> {
  server.listen({ port, host });
  await once(server, "listening");
  return server;
}

function listenerOf(servers: readonly NetServer[], host: string): Listener {
  const [first] = servers;
  const port = first ? portOf(first) : 0;
  const everywhere = host === "0.0.0.0" || host === "::";
  const name = everywhere ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return {
    port,
    url: `http://${name}:${port}`,
    close: async () => void (await Promise.all(servers.map(closed))),
  };
}

function portOf(server: NetServer): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  return address.port;
}

function closed(server: NetServer): Promise<void> {
  return new Promise((resolve) => void server.close(() => resolve()));
}
