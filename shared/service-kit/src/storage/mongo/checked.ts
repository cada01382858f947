/** What a filter may name. Whatever it came from, it is a value and never an operator. */
export type MongoPrimitive = string | number | boolean | null;

function primitive<Checked extends MongoPrimitive>(value: Checked): Checked {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && !Number.isNaN(value)) return value;
  throw new TypeError(`${typeof value} in a filter: only a string, number, boolean or null`);
}

export const eq = <Value extends MongoPrimitive>(value: Value) => ({ $eq: primitive(value) });
export const lt = <Value extends MongoPrimitive>(value: Value) => ({ $lt: primitive(value) });
export const lte = <Value extends MongoPrimitive>(value: Value) => ({ $lte: primitive(value) });
export const gt = <Value extends MongoPrimitive>(value: Value) => ({ $gt: primitive(value) });
export const gte = <Value extends MongoPrimitive>(value: Value) => ({ $gte: primitive(value) });
export const oneOf = <Value extends MongoPrimitive>(values: readonly Value[]) => ({
  $in: values.map(primitive),
});
