import type { Server } from "node:http";
import type { Router } from "express";

/** What each service hands to whoever runs it: alone (its `main.ts`) or together with the others (`infra/all-in-one`). */
export interface Service {
  readonly name: string;
  /** Public paths, as the contract names them. */
  readonly router: Router;
  /** What services say to each other, behind `SERVICE_TOKEN`. Health and metrics are added by who runs it. */
  readonly internalRouter: Router;
  /** Takes the public HTTP server before it listens (Socket.IO). */
  attach?(server: Server): void;
  /** Opens stores and followers. Rejects with a one-line reason. */
  start(): Promise<void>;
  /** null when it can serve; else a short reason. */
  notReady(): string | null;
  /** Ends long polls and tells sockets; requests under way go on. Resolves when sockets are gone. */
  drain?(): Promise<void>;
  /** Closes stores; nothing is served any more. */
  stop(): Promise<void>;
}
