import { ConfigError } from "@parley/service-kit/config/config-error";
import { runMain } from "@parley/service-kit/run-main";
import { readAllInOneConfig, servicesEnv } from "../config.ts";
import { setupLink } from "./setup-link.ts";

/** `npm run parley -- <command>`: what an operator asks of the stores, in the environment that the product has. */
const COMMANDS: Readonly<Record<string, (env: NodeJS.ProcessEnv) => Promise<string>>> = {
  "setup-link": async (env) =>
    (await setupLink(env)) ?? "There is an administrator already: no link was made.",
};

await runMain(async () => {
  const [command = ""] = process.argv.slice(2);
  const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (run === undefined) {
    throw new ConfigError(`say what to do: npm run parley -- ${Object.keys(COMMANDS).join(" | ")}`);
  }
  const config = readAllInOneConfig(process.env);
  const { port, internalPort } = config.run;
  const place = { port, internalUrl: `http://localhost:${internalPort}` };
  process.stdout.write(`${await run(servicesEnv(process.env, config, place))}\n`);
});
