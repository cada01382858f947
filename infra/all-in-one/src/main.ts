import type { DemoHost } from "@parley/demo-host/demo-host";
import { createLogger } from "@parley/service-kit/logger";
import { runMain } from "@parley/service-kit/run-main";
import { runServices } from "@parley/service-kit/run-services";
import { readAllInOneConfig } from "./config.ts";
import { makeServices } from "./make-services.ts";

/** Every service and the demo in one process: `npm start`. */
await runMain(async () => {
  const env = process.env;
  const config = readAllInOneConfig(env);
  const logger = createLogger(config.run.logLevel);
  let demo: DemoHost | null = null;
  await runServices({
    config: config.run,
    logger,
    async services(bound) {
      const made = await makeServices({ config, env, logger }, bound);
      demo = made.demo;
      return made.services;
    },
    async onListening({ url }) {
      await demo?.seed(url);
    },
  });
});
