import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

export interface CuttingProxy {
  /** `http://localhost:port`, leading to the product. */
  readonly origin: string;
  /** Cuts one connection both ways, wherever it stands; `choice` picks among those open. False where none is. */
  cut(choice: (count: number) => number): boolean;
  close(): Promise<void>;
}

/** A network that breaks: passes bytes through until told to cut. */
export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  const { port, hostname } = new URL(target);
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    open.add(client);
    client.on("close", () => {
      open.delete(client);
      upstream.destroy();
    });
    upstream.on("close", () => client.destroy());
    for (const socket of [client, upstream]) socket.setNoDelay(true).on("error", () => {});
    client.pipe(upstream).pipe(client);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${address.port}`,
    cut(choice) {
      const sockets = [...open];
      const chosen = sockets[choice(sockets.length)];
      chosen?.destroy();
      return chosen !== undefined;
    },
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
