import { expect, test } from "@jest/globals";
import { Router } from "express";
import { createLogger } from "../logger.ts";
import { createApp } from "./create-app.ts";
import { createHttpServer } from "./create-http-server.ts";
import { listen } from "./listen.ts";

test("http server: a request → has the app's prototypes before express would set them", async () => {
  const router = Router().get("/", (req, res) => void res.json([req.path, req.ip]));
  const app = createApp({ logger: createLogger("silent"), trustProxy: [], routers: [router] });
  const server = createHttpServer(app);
  const seen: boolean[] = [];
  server.prependListener("request", (req, res) => {
    seen.push(Object.getPrototypeOf(req) === app.request);
    seen.push(Object.getPrototypeOf(res) === app.response);
  });
  const { url, close } = await listen(server, "127.0.0.1", 0);
  expect(await (await fetch(url)).json()).toEqual(["/", "127.0.0.1"]);
  expect(seen).toEqual([true, true]);
  server.closeAllConnections();
  await close();
});

test("[T103] http server: the limits of a slow client → set", () => {
  const app = createApp({ logger: createLogger("silent"), trustProxy: [], routers: [] });
  const { headersTimeout, requestTimeout, timeout, maxConnections } = createHttpServer(app);
  expect(headersTimeout).toBeLessThanOrEqual(15_000);
  expect(requestTimeout).toBeLessThanOrEqual(30_000);
  expect(timeout).toBeGreaterThan(25_000);
  expect(maxConnections).toBeGreaterThan(10_000);
});
