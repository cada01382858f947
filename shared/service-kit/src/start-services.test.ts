import { once } from "node:events";
import { createServer as createNetServer } from "node:net";
import { describe, expect, test } from "@jest/globals";
import { Router } from "express";
import { createLogger } from "./logger.ts";
import type { Service } from "./service.ts";
import { startServices, type Bound, type StartOptions } from "./start-services.ts";

const config = { host: "localhost", port: 0, internalPort: 0, serviceToken: "s".repeat(32) };
const logger = createLogger("silent");

/** Writes down what is asked of it. */
function aService(story: string[], part: Partial<Service> = {}): Service {
  const name = part.name ?? "one";
  return {
    name,
    router: Router().get(`/${name}`, (_req, res) => void res.json(name)),
    internalRouter: Router().get(`/internal/${name}`, (_req, res) => void res.json(name)),
    attach: () => void story.push(`${name} attached`),
    start: async () => void story.push(`${name} started`),
    notReady: () => null,
    drain: async () => void story.push(`${name} drained`),
    stop: async () => void story.push(`${name} stopped`),
    ...part,
  };
}

function aGate<T = void>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((open) => {
    resolve = open;
  });
  return { promise, resolve };
}

const start = (services: StartOptions["services"]) => startServices({ services, config, logger });
const statusOf = async (url: string, headers: Record<string, string> = {}): Promise<number> =>
  (await fetch(url, { headers })).status;

describe("services: start and stop", () => {
  test("two → started in order, stopped in the other; again → the same stop", async () => {
    const story: string[] = [];
    const running = await start([aService(story), aService(story, { name: "two" })]);
    await Promise.all([running.stop(), running.stop()]);
    expect(story).toEqual([
      "one started",
      "two started",
      "one attached",
      "two attached",
      "one drained",
      "two drained",
      "two stopped",
      "one stopped",
    ]);
    await expect(fetch(`${running.url}/one`)).rejects.toThrow();
    await expect(fetch(`${running.internalUrl}/health/live`)).rejects.toThrow();
  });

  test("[T39] [T40] public, health, metrics and internal calls → each behind its own door", async () => {
    const running = await start([aService([])]);
    const { url, internalUrl } = running;
    expect(await statusOf(`${url}/one`)).toBe(200);
    for (const path of ["/health/live", "/health/ready", "/metrics", "/internal/one"]) {
      expect(await statusOf(`${url}${path}`)).toBe(404);
    }
    for (const path of ["/health/live", "/health/ready", "/metrics"]) {
      expect(await statusOf(`${internalUrl}${path}`)).toBe(200);
    }
    expect(await statusOf(`${internalUrl}/internal/one`)).toBe(401);
    const authorization = `Bearer ${config.serviceToken}`;
    expect(await statusOf(`${internalUrl}/internal/one`, { authorization })).toBe(200);
    await running.stop();
  });

  test("while one starts → the public door says 503, health says why; both addresses are known", async () => {
    const gate = aGate();
    const known = aGate<Bound>();
    const starting = start((bound) => {
      known.resolve(bound);
      return [aService([], { start: () => gate.promise })];
    });
    const { url, internalUrl } = await known.promise;
    const early = await fetch(`${url}/one`);
    expect([early.status, early.headers.get("retry-after")]).toEqual([503, "1"]);
    const health = await fetch(`${internalUrl}/health/ready`);
    expect(health.status).toBe(503);
    expect(await health.json()).toMatchObject({ detail: "not ready: starting" });
    gate.resolve();
    const running = await starting;
    expect(running.url).toBe(url);
    expect(await statusOf(`${url}/one`)).toBe(200);
    await running.stop();
  });

  test("one that is not ready → 503 with its reason, alive all the same", async () => {
    let reason: string | null = "the feed is silent";
    const running = await start([aService([], { notReady: () => reason })]);
    const health = await fetch(`${running.internalUrl}/health/ready`);
    expect(await health.json()).toMatchObject({ detail: "not ready: one: the feed is silent" });
    expect(await statusOf(`${running.internalUrl}/health/live`)).toBe(200);
    reason = null;
    expect(await statusOf(`${running.internalUrl}/health/ready`)).toBe(200);
    await running.stop();
  });

  test("a request under way at the stop → finished before the stores close", async () => {
    const story: string[] = [];
    const entered = aGate();
    const gate = aGate();
    const router = Router().get("/slow", async (_req, res) => {
      entered.resolve();
      await gate.promise;
      story.push("answered");
      res.json("slow");
    });
    const running = await start([aService(story, { router })]);
    const answer = fetch(`${running.url}/slow`);
    await entered.promise;
    const stopping = running.stop();
    gate.resolve();
    expect((await answer).status).toBe(200);
    await stopping;
    expect(story.indexOf("answered")).toBeLessThan(story.indexOf("one stopped"));
  });

  test("[T129] a second that fails → the first is stopped and both ports are free", async () => {
    const story: string[] = [];
    const ports: number[] = [];
    const fault = new Error("no database");
    const starting = start(({ port, internalPort }) => {
      ports.push(port, internalPort);
      return [
        aService(story),
        aService(story, { name: "two", start: async () => Promise.reject(fault) }),
      ];
    });
    await expect(starting).rejects.toBe(fault);
    expect(story.at(-1)).toBe("one stopped");
    for (const port of ports) {
      const server = createNetServer().listen(port, "127.0.0.1");
      await once(server, "listening");
      server.close();
    }
  });

  test("[T129] a taken port → told before a service is made", async () => {
    const server = createNetServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    let made = false;
    const services = (): Service[] => {
      made = true;
      return [];
    };
    const taken = startServices({ services, config: { ...config, port }, logger });
    await expect(taken).rejects.toThrow(`PORT ${port} is taken`);
    expect(made).toBe(false);
    server.close();
  });

  test("one whose stop fails → the other's stores close all the same", async () => {
    const story: string[] = [];
    const bad = aService(story, { name: "two", stop: async () => Promise.reject(new Error("x")) });
    const running = await start([aService(story), bad]);
    await running.stop();
    expect(story.at(-1)).toBe("one stopped");
  });
});
