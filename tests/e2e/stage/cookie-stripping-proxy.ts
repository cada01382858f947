import { once } from "node:events";
import { createServer, request, type IncomingMessage } from "node:http";
import { connect } from "node:net";

export interface CookieStrippingProxy {
  /** Where everything goes to; to be told before the first request. */
  lead(target: string): void;
  stop(): Promise<void>;
}

/** Lets no cookie come to the browser, as a browser does that takes none from frames. WebSockets pass. */
export async function startCookieStrippingProxy(port: number): Promise<CookieStrippingProxy> {
  let target = new URL("http://localhost");
  const ask = (req: IncomingMessage) =>
    request({
      host: target.hostname,
      port: target.port,
      path: req.url,
      method: req.method,
      headers: req.headers,
    });
  const server = createServer((req, res) => {
    const forwarded = ask(req);
    forwarded.on("response", (answer) => {
      const { "set-cookie": _taken, ...headers } = answer.headers;
      res.writeHead(answer.statusCode ?? 502, headers);
      answer.pipe(res);
    });
    forwarded.on("error", () => res.destroy());
    req.pipe(forwarded);
  });
  server.on("upgrade", (req, socket, head) => {
    const upstream = connect(Number(target.port), target.hostname);
    const lines = [`${req.method} ${req.url} HTTP/1.1`];
    for (let i = 0; i < req.rawHeaders.length; i += 2) {
      lines.push(`${req.rawHeaders[i]}: ${req.rawHeaders[i + 1]}`);
    }
    upstream.write(`${lines.join("\r\n")}\r\n\r\n`);
    upstream.write(head);
    upstream.pipe(socket).pipe(upstream);
    upstream.on("error", () => socket.destroy());
    socket.on("error", () => upstream.destroy());
  });
  server.listen(port, "localhost");
  await once(server, "listening");
  return {
    lead: (to) => void (target = new URL(to)),
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
