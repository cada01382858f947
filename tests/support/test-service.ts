import { once } from "node:events";
import { readFileSync } from "node:fs";
import { Router } from "express";
import * as z from "zod";
import { port } from "@parley/service-kit/config/variables";
import { readEnv } from "@parley/service-kit/config/read-env";
import { createLogger } from "@parley/service-kit/logger";
import { runMain } from "@parley/service-kit/run-main";
import { runServices } from "@parley/service-kit/run-services";
import type { Service } from "@parley/service-kit/service";

/**
 * A whole process for the tests of how services run: what goes wrong in it is chosen by its environment. A request of
 * `/slow` holds the draining up until SIGUSR2 comes.
 */
const schema = z.object({
  PORT: port,
  INTERNAL_PORT: port,
  MUST_READ: z.string().optional(),
  FAILS_TO_START: z.string().optional(),
});

await runMain(async () => {
  const env = readEnv(schema, process.env);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const slow = { drained: Promise.resolve<unknown>(null), finish: (): void => {} };
  const router = Router();
  router.get("/slow", async (_req, res) => {
    slow.drained = once(process, "SIGUSR2");
    say("slow entered");
    await new Promise<void>((resolve) => (slow.finish = resolve));
    res.json("slow");
  });
  router.get("/timer", (_req, res) => {
    setTimeout(() => {
      throw new Error("thrown by a timer");
    }, 0);
    res.json("timer");
  });
  router.get("/rejection", (_req, res) => {
    void Promise.reject(new Error("nobody waits for it"));
    res.json("rejection");
  });
  const service: Service = {
    name: "one",
    router,
    internalRouter: Router(),
    async start() {
      if (env.MUST_READ !== undefined) readFileSync(env.MUST_READ);
      if (env.FAILS_TO_START !== undefined) throw new Error(`${env.FAILS_TO_START}\n  more`);
    },
    notReady: () => null,
    async drain() {
      say("draining");
      await slow.drained;
      slow.finish();
    },
    async stop() {
      say("stores closed");
    },
  };
  const config = {
    host: "localhost",
    port: env.PORT,
    internalPort: env.INTERNAL_PORT,
    serviceToken: "s".repeat(32),
  };
  await runServices({
    services: [service],
    config,
    logger: createLogger("info"),
    onListening: () => say("told"),
  });
});
