import { createLogger, type Logger } from "@parley/service-kit/logger";
import type { Service } from "@parley/service-kit/service";
import { Router } from "express";
import type { AuthConfig } from "./config.ts";
import { type OpenAuth, openAuth } from "./open-auth.ts";

/** What the service is given beside its settings; the defaults are the process's own. */
export interface AuthSurroundings {
  readonly logger?: Logger;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Told at start, while there is no admin, of the link that makes the first one. */
  readonly onSetupLink?: (url: string) => void;
}

/** The composition root's outer half: the shape that whoever runs it knows, before and after the stores are open. */
export function createAuth(config: AuthConfig, surroundings: AuthSurroundings = {}): Service {
  const {
    logger = createLogger(config.logLevel),
    now = Date.now,
    onSetupLink = printSetupLink,
  } = surroundings;
  const router = Router();
  const internalRouter = Router();
  let open: OpenAuth | null = null;
  return {
    name: "auth",
    router,
    internalRouter,
    async start() {
      open = await openAuth(config, { logger, now, onSetupLink });
      router.use(open.router);
      internalRouter.use(open.internalRouter);
    },
    notReady: () => (open === null ? "auth is starting" : open.notReady()),
    drain: async () => open?.endPolls(),
    async stop() {
      open?.endPolls();
      await open?.close();
    },
  };
}

function printSetupLink(url: string): void {
  process.stdout.write(`make the first admin, once and within 24 hours: ${url}\n`);
}
