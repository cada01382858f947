import { STATUS_CODES, type IncomingMessage, type ServerResponse } from "node:http";
import type { Refusal } from "../admission.ts";

/**
 * Engine.IO's own refusals know 400 and 403 alone, and its response object for an upgrade writes nothing at all, so
 * 429 and 503 with `Retry-After` are written here: as an answer to a poll, or on the socket of an upgrade.
 */
export function refuseHandshake(
  request: IncomingMessage,
  response: ServerResponse,
  { status, retryAfterSeconds }: Refusal,
): void {
  if (request.headers.upgrade === undefined) {
    response.writeHead(status, { "Retry-After": retryAfterSeconds, "Content-Length": 0 });
    response.end();
    return;
  }
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `Retry-After: ${retryAfterSeconds}`,
    "Content-Length: 0",
    "Connection: close",
  ];
  request.socket.end(`${lines.join("\r\n")}\r\n\r\n`);
}
