import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@jest/globals";
import { describeWith } from "../../tests/support/describe-with.ts";
import { freePort } from "../../tests/support/free-port.ts";
import { findNginx, startNginx } from "../../tests/support/nginx.ts";

/** Answers its name and the headers it got; an upgrade with its name alone. */
async function startEcho(name: string): Promise<Server> {
  const server = createServer((req, res) => {
    res.setHeader("x-service", name).end(JSON.stringify(req.headers));
  });
  server.on("upgrade", (_req, socket) => {
    socket.end(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nx-service: ${name}\r\n\r\n`,
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

function addressOf(server: Server): string {
  const { port } = server.address() as AddressInfo;
  return `127.0.0.1:${port}`;
}

async function openProxy() {
  const nginx = findNginx();
  if (typeof nginx !== "string") return nginx;
  const [auth, discussion, widget] = await Promise.all(
    ["auth", "discussion", "widget"].map((name) => startEcho(name)),
  );
  if (!auth || !discussion || !widget) throw new Error("unreachable");
  const port = await freePort();
  const running = await startNginx(nginx, {
    port,
    auth: addressOf(auth),
    discussion: addressOf(discussion),
    widget: addressOf(widget),
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    stopAuth: () => stopServer(auth),
    async stop() {
      await running.stop();
      await Promise.all([discussion, widget].map(stopServer));
    },
  };
}

async function stopServer(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, "close");
}

await describeWith(openProxy, "the proxy", (proxy) => {
  test.each([
    ["/auth/v1/login", "auth"],
    ["/auth/.well-known/jwks.json", "auth"],
    ["/api/v1/sites", "discussion"],
    ["/live/?EIO=4", "discussion"],
    ["/live", "discussion"],
    ["/", "widget"],
    ["/embed.js", "widget"],
    ["/d/site/article", "widget"],
    ["/account", "widget"],
    ["/livestream", "widget"],
    ["/auth/other", "widget"],
    ["/health/ready", "widget"],
  ])("%s → %s", async (path, service) => {
    const answer = await fetch(proxy.origin + path);
    expect(answer.headers.get("x-service")).toBe(service);
  });

  test("a WebSocket → is upgraded by discussion", async () => {
    const headers = { connection: "Upgrade", upgrade: "websocket" };
    const sent = request(`${proxy.origin}/live/`, { headers }).end();
    const [answer] = await once(sent, "upgrade");
    expect(answer.headers["x-service"]).toBe("discussion");
    sent.destroy();
  });

  test("[T81] forwarded addresses that the client claims → replaced by the real one", async () => {
    const answer = await fetch(`${proxy.origin}/api/v1/sites`, {
      headers: { "x-forwarded-for": "6.6.6.6", forwarded: "for=6.6.6.6" },
    });
    const received: unknown = await answer.json();
    expect(received).toMatchObject({ "x-forwarded-for": "127.0.0.1" });
    expect(received).not.toHaveProperty("forwarded");
  });

  test("a service is away → 503 with a code and Retry-After, the others go on", async () => {
    await proxy.stopAuth();
    const answer = await fetch(`${proxy.origin}/auth/v1/login`, { method: "POST", body: "{}" });
    expect(answer.status).toBe(503);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.headers.get("retry-after")).toBe("2");
    expect(await answer.json()).toMatchObject({ status: 503, code: "store-unavailable" });
    expect((await fetch(`${proxy.origin}/api/v1/sites`)).status).toBe(200);
  });
});
