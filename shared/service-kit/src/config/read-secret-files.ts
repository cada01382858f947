import { readFileSync } from "node:fs";
import { ConfigError } from "./config-error.ts";

/**
 * The environment with each of `names` taken from the file that `<name>_FILE` names, without the line break at its
 * end. Both at once, or a file that cannot be read, throws ConfigError.
 */
export function readSecretFiles(
  env: NodeJS.ProcessEnv,
  names: readonly string[],
): NodeJS.ProcessEnv {
  const read: NodeJS.ProcessEnv = { ...env };
  for (const name of names) {
    const file = env[`${name}_FILE`];
    if (!file) continue;
    if (env[name]) throw new ConfigError(`${name} and ${name}_FILE are both set: keep one of them`);
    read[name] = readSecretFile(`${name}_FILE`, file);
  }
  return read;
}

function readSecretFile(variable: string, file: string): string {
  try {
    return readFileSync(file, "utf8").replace(/\r?\n$/, "");
  } catch (cause) {
    throw new ConfigError(`${variable} names a file that cannot be read: ${file}`, { cause });
  }
}
