import { createServer } from "node:http";
import { createServer as createNetServer } from "node:net";
import { once } from "node:events";
import { afterEach, describe, expect, test } from "@jest/globals";
import { bindPort } from "./bind-port.ts";
import { listen } from "./listen.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const server = () => {
  const made = createServer((_req, res) => res.end("here"));
  closers.push(() => made.closeAllConnections());
  return made;
};

async function take(host: string, port: number): Promise<number> {
  const other = createNetServer().listen(port, host);
  await once(other, "listening");
  closers.push(() => other.close());
  const address = other.address();
  return typeof address === "object" && address ? address.port : 0;
}

describe("listening", () => {
  test("localhost → both loopback addresses on one free port, named as localhost", async () => {
    const { port, url, close } = await listen(server(), "localhost", 0);
    closers.unshift(close);
    expect(url).toBe(`http://localhost:${port}`);
    for (const host of ["127.0.0.1", "[::1]", "localhost"]) {
      expect(await (await fetch(`http://${host}:${port}`)).text()).toBe("here");
    }
  });

  test.each([
    ["127.0.0.1", "127.0.0.1"],
    ["::1", "[::1]"],
    ["0.0.0.0", "localhost"],
  ])("%s → named as %s", async (host, name) => {
    const { port, url, close } = await listen(server(), host, 0);
    closers.unshift(close);
    expect(url).toBe(`http://${name}:${port}`);
    expect((await fetch(url)).status).toBe(200);
  });

  test("closed → neither address takes a connection, and both ports are free", async () => {
    const one = server();
    const { port, close } = await listen(one, "localhost", 0);
    await fetch(`http://[::1]:${port}`);
    one.closeAllConnections();
    await close();
    await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow();
    await expect(fetch(`http://[::1]:${port}`)).rejects.toThrow();
    closers.unshift((await listen(server(), "localhost", port)).close);
  });

  test.each(["127.0.0.1", "::1"])(
    "[T129] the port of %s taken → told, with what to do",
    async (host) => {
      const port = await take(host, 0);
      await expect(
        bindPort(server(), { host: "localhost", port, variable: "PORT" }),
      ).rejects.toThrow(
        `PORT ${port} is taken: stop what listens there, or set PORT to another port`,
      );
    },
  );

  test("[T129] an address of another machine → told", async () => {
    const place = { host: "192.0.2.1", port: 0, variable: "PORT" };
    await expect(bindPort(server(), place)).rejects.toThrow("HOST 192.0.2.1 cannot be bound");
  });
});
