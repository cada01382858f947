import { Router } from "express";
import { AppError } from "../problem.ts";

/** `notReady`: null when it serves, else why not. */
export function healthRouter(notReady: () => string | null): Router {
  const router = Router();
  router.get("/health/live", (_req, res) => {
    res.json({ live: true });
  });
  router.get("/health/ready", (_req, res) => {
    const reason = notReady();
    if (reason !== null) throw new AppError("overloaded", `not ready: ${reason}`);
    res.json({ ready: true });
  });
  return router;
}
