import type * as z from "zod";
import { AppError } from "../problem.ts";

const ERRORS_MAX = 20;
const PATH_MAX = 100;

/**
 * What came over a wire, typed. AppError `invalid-input` names each field at fault (`errors`, at most 20), never its
 * value. `where` is put before the paths (`query`, `header`).
 */
export function parse<T>(schema: z.ZodType<T>, value: unknown, where?: string): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const errors = read.error.issues.flatMap(faultsOf).slice(0, ERRORS_MAX);
  const named = errors.map(({ path, message }) => ({ path: pathOf(where, path), message }));
  const first = named[0];
  const detail = first?.path ? `${first.path}: ${first.message}` : (first?.message ?? "not valid");
  throw new AppError("invalid-input", detail, { members: { errors: named } });
}

interface Fault {
  path: readonly PropertyKey[];
  message: string;
}

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  if (issue.code !== "unrecognized_keys") return [{ path: issue.path, message: issue.message }];
  const keys = issue.keys.slice(0, ERRORS_MAX);
  return keys.map((key) => ({ path: [...issue.path, key], message: "unknown field" }));
}

function pathOf(where: string | undefined, path: readonly PropertyKey[]): string {
  const whole = where === undefined ? path : [where, ...path];
  return whole.map(String).join(".").slice(0, PATH_MAX).toWellFormed();
}
