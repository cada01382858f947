import { idSchema, timeSchema } from "@parley/contracts/schemas/primitives";
import { AppError } from "@parley/service-kit/problem";
import * as z from "zod";
import type { SearchPlace } from "./account-store.ts";

const placeSchema = z.tuple([timeSchema, idSchema]);

export function encodePlace({ createdAt, id }: SearchPlace): string {
  return Buffer.from(JSON.stringify([createdAt, id])).toString("base64url");
}

/** Throws AppError "invalid-input" for what `encodePlace` did not make. */
export function decodePlace(cursor: string): SearchPlace {
  try {
    const [createdAt, id] = placeSchema.parse(
      JSON.parse(Buffer.from(cursor, "base64url").toString()),
    );
    return { createdAt, id };
  } catch (cause) {
    throw new AppError("invalid-input", "the cursor is not of this list", { cause });
  }
}
