import { failStart } from "./start-failure.ts";

/** The body of a `main.ts`: what it rejects with (a ConfigError, above all) is one line and exit code 1, no stack. */
export async function runMain(main: () => Promise<unknown>): Promise<void> {
  await main().catch(failStart);
}
