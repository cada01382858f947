import type * as z from "zod";
import { ConfigError } from "./config-error.ts";

/**
 * The environment as the schema understands it; an empty variable is an unset one. Throws ConfigError with one line
 * that names each variable and what is wrong, never its value.
 */
export function readEnv<T>(schema: z.ZodType<T>, env: NodeJS.ProcessEnv): T {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const read = schema.safeParse(set);
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) => {
    const name = issue.path.map(String).join(".") || "the environment";
    const problem = set[name] === undefined ? "is not set" : "is not right";
    return `${name} ${problem}: ${issue.message}`;
  });
  throw new ConfigError(faults.join("; "));
}
