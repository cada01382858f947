import { expect, test } from "@jest/globals";
import { serveApp } from "../../../tests/support/serve-app.ts";
import { metricsRouter } from "./http/metrics-router.ts";
import { createMetrics } from "./metrics.ts";

test("metrics: made twice by two openings of a service → one of each, and the newest gauge", async () => {
  for (const size of [1, 2]) {
    const metrics = createMetrics("parley_test");
    metrics.counter("comments_total", "Comments posted.").inc();
    metrics.gauge("queue", "Commands that wait.", () => size);
    metrics.histogram("seconds", "Time of a thing.", [1, 2]).observe(1.5);
  }
  const app = await serveApp([metricsRouter(), metricsRouter()]);
  const answer = await fetch(`${app.url}/metrics`);
  const text = await answer.text();
  await app.close();
  expect(answer.headers.get("content-type")).toMatch(/^text\/plain/);
  expect(text).toContain("parley_test_comments_total 2");
  expect(text).toContain("parley_test_queue 2");
  expect(text).toContain('parley_test_seconds_bucket{le="2"} 2');
  expect(text).toContain("nodejs_eventloop_lag_seconds");
});
