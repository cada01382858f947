import * as z from "zod";

/** The same schema with every object in it strict, so that a member nobody promised is seen. */
export function strictSchema(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) {
    // What is open on purpose (a key's own members) stays so.
    if (schema.def.catchall?._zod.def.type === "unknown") return schema;
    const members: [string, z.ZodType][] = Object.entries(schema.shape);
    return z.strictObject(
      Object.fromEntries(members.map(([name, member]) => [name, strictSchema(member)])),
    );
  }
  if (schema instanceof z.ZodArray) return z.array(strictSchema(inner(schema.element)));
  if (schema instanceof z.ZodOptional) return strictSchema(inner(schema.unwrap())).optional();
  if (schema instanceof z.ZodNullable) return strictSchema(inner(schema.unwrap())).nullable();
  if (schema instanceof z.ZodUnion) {
    const options: readonly unknown[] = schema.options;
    return z.union(options.map((option) => strictSchema(inner(option))));
  }
  return schema;
}

function inner(schema: unknown): z.ZodType {
  if (schema instanceof z.ZodType) return schema;
  throw new Error("a schema of another make");
}
