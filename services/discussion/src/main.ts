import { readRunConfig } from "@parley/service-kit/config/run-config";
import { createLogger } from "@parley/service-kit/logger";
import { runMain } from "@parley/service-kit/run-main";
import { runServices } from "@parley/service-kit/run-services";
import { createDiscussion } from "./app.ts";
import { readDiscussionConfig } from "./config.ts";

/** The discussion service alone. */
await runMain(() => {
  const run = readRunConfig(process.env, { port: 3020, internalPort: 3120 });
  const config = readDiscussionConfig(process.env);
  const services = [createDiscussion(config)];
  return runServices({ config: run, logger: createLogger(run.logLevel), services });
});
