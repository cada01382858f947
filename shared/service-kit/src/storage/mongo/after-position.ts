import type { mongo } from "mongoose";
import { eq, gt, gte, lt, lte, type MongoPrimitive } from "./checked.ts";

/**
 * What comes after a position in the order of its fields, all rising or all falling. Of several fields, the condition
 * on the first says nothing new: it is what bounds the index.
 */
export function afterPosition(
  position: Readonly<Record<string, MongoPrimitive>>,
  direction: "rising" | "falling",
): mongo.Document {
  const [beyond, upTo] = direction === "rising" ? [gt, gte] : [lt, lte];
  const fields = Object.entries(position);
  const after = (last: number) =>
    Object.fromEntries(
      fields
        .slice(0, last + 1)
        .map(([name, value], index) => [name, index === last ? beyond(value) : eq(value)]),
    );
  if (fields.length === 1) return after(0);
  const [[first, value] = ["_id", null]] = fields;
  return { [first]: upTo(value), $or: fields.map((_, index) => after(index)) };
}
