import type { mongo } from "mongoose";
import { eq, gt, gte, lt, lte, type MongoPrimitive } from "./checked.ts";

/**
 * What comes after a position in the order of its fields, all rising or all falling. The condition on the first field
 * says nothing new: it is what bounds the index.
 */
export function afterPosition(
  position: Readonly<Record<string, MongoPrimitive>>,
  direction: "rising" | "falling",
): mongo.Document {
  const [beyond, upTo] = direction === "rising" ? [gt, gte] : [lt, lte];
  const fields = Object.entries(position);
  const equal = fields.map(([name, value]) => [name, eq(value)] as const);
  return {
    ...Object.fromEntries(fields.slice(0, 1).map(([name, value]) => [name, upTo(value)])),
    $or: fields.map(([name, value], index) => ({
      ...Object.fromEntries(equal.slice(0, index)),
      [name]: beyond(value),
    })),
  };
}
