import type { Server } from "node:http";
import { Router } from "express";
import type { Logger } from "../logger.ts";
import { AppError } from "../problem.ts";
import { whyNotReady, type Stage } from "../stage.ts";
import { bindPort, type Place } from "./bind-port.ts";
import { createApp } from "./create-app.ts";
import { createHttpServer } from "./create-http-server.ts";
import { healthRouter } from "./health-router.ts";
import type { Listener } from "./listen.ts";
import { metricsRouter } from "./metrics-router.ts";
import { requireServiceToken } from "./service-token.ts";

/** A listener with what answers there. */
export interface Door {
  readonly server: Server;
  readonly listener: Listener;
  /** Filled when the services are made. */
  readonly routes: Router;
}

export interface DoorDeps {
  logger: Logger;
  stage: Stage;
}

/** Health and metrics for everybody who can reach it, the services' internal calls behind the token. */
export async function openInternalDoor(
  { logger, stage }: DoorDeps,
  place: Place,
  serviceToken: string,
): Promise<Door> {
  const routes = Router();
  const guarded = Router().use(requireServiceToken(serviceToken), routes);
  const routers = [healthRouter(() => whyNotReady(stage)), metricsRouter(), guarded];
  const server = createHttpServer(createApp({ logger, trustProxy: [], routers }));
  return { server, listener: await bindPort(server, place), routes };
}

/** Answers 503 until the services have started. */
export async function openPublicDoor(
  { logger, stage }: DoorDeps,
  place: Place,
  trustProxy: readonly string[],
): Promise<Door> {
  const routes = Router();
  const app = createApp({ logger, trustProxy, routers: [gate(stage), routes] });
  const server = createHttpServer(app);
  return { server, listener: await bindPort(server, place), routes };
}

function gate(stage: Stage): Router {
  return Router().use((_req, res, next) => {
    if (stage.phase === "starting") throw new AppError("overloaded", "the service is starting");
    if (stage.phase === "stopping") res.setHeader("Connection", "close");
    next();
  });
}
