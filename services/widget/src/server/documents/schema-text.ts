import type { JsonSchema } from "@parley/contracts/schemas/openapi/openapi-document";

/** A schema as one would write the type: `{ id: string, parentId: string | null }`. */
export function schemaText(schema: JsonSchema): string {
  return typeText(schema, "");
}

function typeText(schema: JsonSchema | boolean, indent: string): string {
  if (typeof schema === "boolean") return "any";
  if (schema.$ref !== undefined) return schema.$ref.split("/").at(-1) ?? "";
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map((choice) => typeText(choice, indent)).join(" | ");
  if (schema.type === "array") return listText(schema, indent);
  if (schema.type === "object") return objectText(schema, indent);
  return [schema.type ?? "any"].flat().join(" | ");
}

function listText({ items }: JsonSchema, indent: string): string {
  const item = typeText(Array.isArray(items) ? true : (items ?? true), indent);
  return item.includes(" | ") ? `(${item})[]` : `${item}[]`;
}

function objectText(schema: JsonSchema, indent: string): string {
  const inner = `${indent}  `;
  const { required = [], additionalProperties: rest } = schema;
  const members = Object.entries(schema.properties ?? {}).map(([name, member]) => {
    const optional = required.includes(name) ? "" : "?";
    return `${inner}${name}${optional}: ${typeText(member, inner)}`;
  });
  if (typeof rest === "object" && Object.keys(rest).length > 0) {
    members.push(`${inner}[name]: ${typeText(rest, inner)}`);
  }
  return members.length === 0 ? "{}" : `{\n${members.join("\n")}\n${indent}}`;
}
