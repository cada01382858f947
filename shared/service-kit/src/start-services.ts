import { openInternalDoor, openPublicDoor, type Door } from "./http/doors.ts";
import type { Logger } from "./logger.ts";
import type { Service } from "./service.ts";
import type { Stage } from "./stage.ts";
import { stopServices, type Stopping } from "./stop-services.ts";

export interface ServicesConfig {
  host: string;
  /** 0 takes a free one, like `internalPort`. */
  port: number;
  internalPort: number;
  serviceToken: string;
  /** Addresses and networks of the proxies in front; nobody unless named. */
  trustProxy?: readonly string[];
}

/** Where the listeners are: `http://localhost:3000`. */
export interface Bound {
  readonly port: number;
  readonly url: string;
  readonly internalPort: number;
  readonly internalUrl: string;
}

export type MakeServices = (bound: Bound) => Promise<readonly Service[]> | readonly Service[];

export interface StartOptions {
  /** In the order of starting; a function where they must know the addresses before they are made. */
  services: readonly Service[] | MakeServices;
  config: ServicesConfig;
  logger: Logger;
  /** Public ones besides the services' own, asked first. */
  extraRouters?: readonly Service["router"][];
}

export interface RunningServices extends Bound {
  /** Not ready, drain, finish requests, stop in reverse order. Called again it is the same promise. */
  stop(): Promise<void>;
}

/**
 * Takes both ports first, so that a taken one is told before anything is made; the public one answers 503 until all
 * services have started. What fails takes back all that was done, and rejects.
 */
export async function startServices(options: StartOptions): Promise<RunningServices> {
  const { config, logger } = options;
  const { host, port, internalPort, serviceToken, trustProxy = [] } = config;
  const stage: Stage = { phase: "starting", services: [] };
  const opened: Stopping = { logger, stage };
  try {
    const internalPlace = { host, port: internalPort, variable: "INTERNAL_PORT" };
    opened.internal = await openInternalDoor(opened, internalPlace, serviceToken);
    opened.public = await openPublicDoor(opened, { host, port, variable: "PORT" }, trustProxy);
    const bound = boundOf(opened.public, opened.internal);
    await startAll(options, stage, { ...bound, public: opened.public, internal: opened.internal });
    let stopping: Promise<void> | null = null;
    return { ...bound, stop: () => (stopping ??= stopServices(opened)) };
  } catch (error) {
    await stopServices(opened);
    throw error;
  }
}

async function startAll(
  options: StartOptions,
  stage: Stage,
  doors: Bound & { public: Door; internal: Door },
): Promise<void> {
  const made = options.services;
  const services = typeof made === "function" ? await made(doors) : made;
  for (const { internalRouter } of services) doors.internal.routes.use(internalRouter);
  for (const router of options.extraRouters ?? []) doors.public.routes.use(router);
  for (const { router } of services) doors.public.routes.use(router);
  for (const service of services) {
    await service.start();
    stage.services.push(service);
  }
  // Last, since Socket.IO takes its requests before the gate sees them.
  for (const service of services) service.attach?.(doors.public.server);
  stage.phase = "serving";
}

const boundOf = (open: Door, internal: Door): Bound => ({
  port: open.listener.port,
  url: open.listener.url,
  internalPort: internal.listener.port,
  internalUrl: internal.listener.url,
});
