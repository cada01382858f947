import { ConfigError } from "@parley/service-kit/config/config-error";
import { runMain } from "@parley/service-kit/run-main";
import { readAllInOneConfig, servicesEnv } from "../config.ts";
import { repair } from "./repair.ts";
import { setupLink } from "./setup-link.ts";

/** Resolves with the last line; says those before it as they come. */
type Command = (env: NodeJS.ProcessEnv, say: (line: string) => void) => Promise<string>;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** `npm run parley -- <command>`: what an operator asks of the stores, in the environment that the product has. */
const COMMANDS: Readonly<Record<string, Command>> = {
  "setup-link": async (env) =>
    (await setupLink(env)) ?? "There is an administrator already: no link was made.",
  repair,
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
  say(await run(servicesEnv(process.env, config, place), say));
});
