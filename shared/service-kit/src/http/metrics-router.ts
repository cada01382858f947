import { Router } from "express";
import { collectDefaultMetrics, register } from "prom-client";

/** `GET /metrics` in the Prometheus text format: the services' metrics and those of the process itself. */
export function metricsRouter(): Router {
  if (!register.getSingleMetric("nodejs_eventloop_lag_seconds")) collectDefaultMetrics();
  const router = Router();
  router.get("/metrics", async (_req, res) => {
    const text = await register.metrics();
    res.writeHead(200, { "Content-Type": register.contentType }).end(text);
  });
  return router;
}
