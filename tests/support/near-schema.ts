import fc from "fast-check";
import * as z from "zod";

/** As much of JSON Schema as zod makes of the contract's bodies. */
interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | false;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
}

/** What no member of any body is, or only nearly. */
const oddities = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom("", "\0", "\ud800", "$ne", "__proto__", "a".repeat(30_000), -0, 2 ** 53 + 1),
);
const words = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.constantFrom("text", "ann@example.org", "https://news.example/a", "2030-01-01T00:00:00Z"),
  fc.constantFrom("quiet harbour lantern", "en", "news", "id_1"),
);

/** Bodies like those that the schema takes: mostly of its members and types, with something odd here and there. */
export function nearSchema(schema: z.ZodType): fc.Arbitrary<unknown> {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return near(json as JsonSchema);
}

function near(schema: JsonSchema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: alike(schema) }, { weight: 1, arbitrary: oddities });
}

function alike(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(near));
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.type === "object") return objectLike(schema);
  if (schema.type === "array") return fc.array(near(schema.items ?? {}), { maxLength: 4 });
  if (schema.type === "string") return words;
  if (schema.type === "boolean") return fc.boolean();
  if (schema.type === "null") return fc.constant(null);
  if (schema.type === "integer" || schema.type === "number")
    return fc.oneof(fc.integer(), fc.double());
  return oddities;
}

function objectLike({ properties = {}, additionalProperties }: JsonSchema): fc.Arbitrary<unknown> {
  const members = Object.entries(properties).map(([name, member]) => [name, near(member)] as const);
  const model = Object.fromEntries(members);
  const named = fc.oneof(fc.record(model), fc.record(model, { requiredKeys: [] }));
  const rest = additionalProperties ? near(additionalProperties) : oddities;
  const more = fc.dictionary(fc.constantFrom("en", "ru", "*", "news", "isAdmin", "_id"), rest, {
    maxKeys: additionalProperties ? 3 : 1,
  });
  return fc.oneof(
    { weight: additionalProperties ? 0 : 8, arbitrary: named },
    { weight: 1, arbitrary: fc.tuple(named, more).map(([a, b]) => ({ ...a, ...b })) },
  );
}
