import { createServer, IncomingMessage, ServerResponse, type Server } from "node:http";
import type { Express } from "express";

/** Longest waits for a client; the connection is cut after them. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;
/** Longer than the 60 s after which common proxies let an idle connection go, so that the proxy lets go first. */
const KEEP_ALIVE_MS = 65_000;
/** Longer than Socket.IO's long poll of 25 s. */
const SILENCE_MS = 60_000;
const CONNECTIONS_MAX = 20_000;

/**
 * The server of an app. Express sets the prototype of every request and response, which costs four fifths of its
 * speed on Node 20; here they are made with these prototypes, so that setting them does nothing.
 */
export function createHttpServer(app: Express): Server {
  class AppRequest extends IncomingMessage {}
  class AppResponse extends ServerResponse {}
  const server = createServer(
    {
      IncomingMessage: AppRequest,
      ServerResponse: AppResponse,
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: 2_000,
    },
    app,
  );
  Object.setPrototypeOf(AppRequest.prototype, app.request);
  Object.setPrototypeOf(AppResponse.prototype, app.response);
  Object.assign(app, { request: AppRequest.prototype, response: AppResponse.prototype });
  server.timeout = SILENCE_MS;
  server.maxConnections = CONNECTIONS_MAX;
  return server;
}
