import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { trustedProxies } from "./trusted-proxies.ts";

/**
 * Who is at the other end, behind the proxies of `trustProxy`: the nearest address in X-Forwarded-For that is not one
 * of them. The same answer as express's `req.ip`, for requests that express never sees (Socket.IO's handshake).
 */
export function createClientAddress(
  trustProxy: readonly string[],
): (req: IncomingMessage) => string {
  const trusted = trustedProxies(trustProxy);
  return (req) => {
    let client = req.socket.remoteAddress ?? "";
    const hops = String(req.headers["x-forwarded-for"] ?? "").split(/\s*,\s*/);
    while (trusted(client)) {
      const next = hops.pop();
      if (next === undefined || isIP(next) === 0) break;
      client = next;
    }
    return client;
  };
}
