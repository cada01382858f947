import type { Fields, Value } from "../port.ts";
import type { Payload } from "./steps.ts";

/** The journal's own: in the stream's document also `n` and `at`. Elsewhere it sets `stream` and `n` over the kind's. */
const RESERVED = new Set(["_id"]);
const RESERVED_IN_HEAD = new Set(["_id", "n", "at"]);
const DEPTH_MAX = 60;

/**
 * [J3] Throws for what a store could refuse when it is applied: then it must not be committed. A fault of the kind
 * that decided, never of who asked.
 */
export function checkPayload({ create, set, head }: Payload): void {
  for (const { fields } of create) checkNames(fields, RESERVED);
  for (const { fields } of set) checkNames(fields, RESERVED);
  checkNames(head, RESERVED_IN_HEAD);
}

function checkNames(fields: Fields, reserved: ReadonlySet<string>): void {
  for (const name of Object.keys(fields))
    if (reserved.has(name)) throw new Error(`the field ${name} is the journal's own`);
  checkValue(fields, 0);
}

function checkValue(value: Value | undefined, depth: number): void {
  if (depth > DEPTH_MAX) throw new Error("a value is nested too deep to be stored");
  if (typeof value === "number" && !Number.isFinite(value))
    throw new Error(`the number ${value} cannot be stored alike everywhere`);
  if (value === undefined) throw new Error("a field without a value cannot be stored");
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name.includes(".") || name.startsWith("$") || name.includes("\0") || name === "")
      throw new Error(`the field name ${JSON.stringify(name)} cannot be stored`);
    checkValue(inner, depth + 1);
  }
}
