import * as z from "zod";
import { AppError } from "@parley/service-kit/problem";

/** A cursor is a position as JSON in base64url: opaque to clients, checked like any other input. */
export function encodeCursor(position: readonly (string | number | boolean)[]): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

/** AppError invalid-input for a cursor that is not of this shape. */
export function decodeCursor<T>(schema: z.ZodType<T>, cursor: string): T {
  const read = schema.safeParse(jsonOf(cursor));
  if (read.success) return read.data;
  throw new AppError("invalid-input", "cursor: not of this list", {
    members: { errors: [{ path: "cursor", message: "not of this list" }] },
  });
}

function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}
