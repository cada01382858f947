import { readRunConfig } from "@parley/service-kit/config/run-config";
import { createLogger } from "@parley/service-kit/logger";
import { runMain } from "@parley/service-kit/run-main";
import { runServices } from "@parley/service-kit/run-services";
import { createAuth } from "./app.ts";
import { readAuthConfig } from "./config.ts";

/** The auth service alone. */
await runMain(async () => {
  const config = readRunConfig(process.env, { port: 3010, internalPort: 3110 });
  const service = createAuth(readAuthConfig(process.env));
  await runServices({ config, services: [service], logger: createLogger(config.logLevel) });
});
