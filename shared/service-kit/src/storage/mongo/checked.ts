/** What a filter may name. Whatever it came from, it is a value and never an operator. */
export type MongoPrimitive = string | number | boolean | null;

function primitive<Checked extends MongoPrimitive>(value: Checked): Checked {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && !Number.isNaN(value)) return value;
  throw new TypeError(`${typeof value} in a filter: only a string, number, boolean or null`);
}

/**
 * A filter by `_id` alone. The checked string stands as it is: a string is never an operator, and some compatible
 * servers (FerretDB 1) find only this shape by their index and scan for `$eq`.
 */
export const byId = (id: string): { _id: string } => {
  if (typeof id !== "string")
    throw new TypeError(`${typeof id} as an id in a filter: only a string`);
  return { _id: id };
};

/** The same for several; one alone keeps the shape that is found by the index everywhere. */
export const byIds = (ids: readonly string[]) => {
  const [first, ...others] = new Set(ids);
  return first !== undefined && others.length === 0 ? byId(first) : { _id: oneOf(ids) };
};

export const eq = <Value extends MongoPrimitive>(value: Value) => ({ $eq: primitive(value) });
export const lt = <Value extends MongoPrimitive>(value: Value) => ({ $lt: primitive(value) });
export const lte = <Value extends MongoPrimitive>(value: Value) => ({ $lte: primitive(value) });
export const gt = <Value extends MongoPrimitive>(value: Value) => ({ $gt: primitive(value) });
export const gte = <Value extends MongoPrimitive>(value: Value) => ({ $gte: primitive(value) });
export const oneOf = <Value extends MongoPrimitive>(values: readonly Value[]) => ({
  $in: values.map(primitive),
});
