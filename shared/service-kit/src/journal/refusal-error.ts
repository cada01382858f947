import { AppError } from "../problem.ts";
import type { Refusal } from "./port.ts";

export function refusalError(refusal: Refusal): AppError {
  return new AppError(refusal.code, refusal.detail, {
    ...(refusal.members && { members: refusal.members }),
    ...(refusal.retryAfterSeconds !== undefined && {
      retryAfterSeconds: refusal.retryAfterSeconds,
    }),
  });
}
