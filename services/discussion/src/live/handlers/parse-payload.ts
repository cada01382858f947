import { AppError } from "@parley/service-kit/problem";
import type * as z from "zod";

/** AppError `invalid-input` for a payload that is not exactly what the contract names. */
export function parsePayload<T>(schema: z.ZodType<T>, payload: unknown): T {
  const parsed = schema.safeParse(payload);
  if (!parsed.success) throw new AppError("invalid-input", "the payload is not what is expected");
  return parsed.data;
}
