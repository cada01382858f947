import { readRunConfig } from "@parley/service-kit/config/run-config";
import { createLogger } from "@parley/service-kit/logger";
import { runMain } from "@parley/service-kit/run-main";
import { runServices } from "@parley/service-kit/run-services";
import { createWidget } from "./app.ts";
import { readWidgetConfig } from "./config.ts";

await runMain(async () => {
  const config = readRunConfig(process.env, { port: 3030, internalPort: 3130 });
  const services = [createWidget(readWidgetConfig(process.env))];
  await runServices({ services, config, logger: createLogger(config.logLevel) });
});
