import { ServerResponse, STATUS_CODES, type IncomingMessage } from "node:http";
import type { Refusal } from "../admission.ts";

/**
 * Engine.IO's own refusal of a poll is 400 or 403 and that of an upgrade 400, whatever the reason, so the answer is
 * written here: to the poll, or on the socket of the upgrade.
 */
export function refuseHandshake(request: IncomingMessage, refusal: Refusal): void {
  const { status, retryAfterSeconds } = refusal;
  const headers: [string, string][] = [["Content-Length", "0"]];
  if (retryAfterSeconds !== undefined) headers.push(["Retry-After", `${retryAfterSeconds}`]);
  // Engine.IO keeps the response of a poll there.
  const response: unknown = Reflect.get(request, "res");
  if (response instanceof ServerResponse) {
    for (const [name, value] of headers) response.setHeader(name, value);
    response.writeHead(status).end();
    return;
  }
  headers.push(["Connection", "close"]);
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`);
  request.socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n`);
}
