import * as z from "zod";
import { STATUS_OF, type ErrorCode } from "../../error-codes.ts";
import { articleIdSchema, idSchema, siteIdSchema } from "../primitives.ts";
import { problemSchema } from "../problem.ts";
import type { ApiDescription, Caller, Operation } from "./operation.ts";

export type JsonSchema = z.core.JSONSchema.BaseSchema;

export interface OpenApiParameter {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  schema: JsonSchema;
}

export interface OpenApiResponse {
  description: string;
  content?: Readonly<Record<string, { schema: JsonSchema }>>;
}

export interface OpenApiOperation {
  summary: string;
  description?: string;
  operationId: string;
  security?: readonly SecurityRequirement[];
  parameters?: OpenApiParameter[];
  requestBody?: { required: true; content: Readonly<Record<string, { schema: JsonSchema }>> };
  responses: Readonly<Record<string, OpenApiResponse>>;
}

export interface OpenApiDocument {
  openapi: "3.1.0";
  info: { title: string; version: string; description: string };
  paths: Record<string, Record<string, OpenApiOperation>>;
  components: { schemas: Record<string, JsonSchema>; securitySchemes: typeof SECURITY_SCHEMES };
}

const PATH_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  siteId: siteIdSchema,
  articleId: articleIdSchema,
};
const EVERY_CALL: readonly ErrorCode[] = ["invalid-input", "rate-limited", "store-unavailable"];

type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

const SECURITY: Readonly<Record<Caller, readonly SecurityRequirement[]>> = {
  anyone: [],
  person: [{ accessToken: [] }],
  // Or the token in the body.
  cookie: [{ refreshCookie: [] }, {}],
  moderator: [{ accessToken: [] }],
  admin: [{ accessToken: [] }],
};

const SECURITY_SCHEMES = {
  accessToken: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
  refreshCookie: { type: "apiKey", in: "cookie", name: "__Host-parley_refresh" },
};

/** OpenAPI 3.1, whose schemas are JSON Schema 2020-12: exactly what zod writes. */
export function openApiDocument(api: ApiDescription): OpenApiDocument {
  const names = new Map(
    Object.entries({ ...api.schemas, Problem: problemSchema }).map(([name, schema]) => [
      schema,
      name,
    ]),
  );
  const paths: OpenApiDocument["paths"] = {};
  for (const operation of api.operations) {
    const path = (paths[operation.path] ??= {});
    path[operation.method] = describe(operation, names);
  }
  return {
    openapi: "3.1.0",
    info: { title: api.title, version: "1", description: api.description },
    paths,
    components: { schemas: namedSchemas(names), securitySchemes: SECURITY_SCHEMES },
  };
}

type Names = ReadonlyMap<z.ZodType, string>;

function namedSchemas(names: Names): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of names) registry.add(schema, { id });
  const uri = (id: string): string => `#/components/schemas/${id}`;
  const { schemas } = z.toJSONSchema(registry, { io: "input", uri, override: plainIntegers });
  const entries = Object.entries(schemas).map(([name, schema]) => [name, withoutHead(schema)]);
  return Object.fromEntries(entries) as Record<string, JsonSchema>;
}

/** The bounds of what JSON's readers can count are no rule of ours. */
function plainIntegers({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

/** What a schema is called stands in the document already. */
function withoutHead(schema: JsonSchema): JsonSchema {
  const entries = Object.entries(schema).filter(([key]) => key !== "$schema" && key !== "$id");
  return Object.fromEntries(entries);
}

function inlineSchema(schema: z.ZodType): JsonSchema {
  return withoutHead(z.toJSONSchema(schema, { io: "input", override: plainIntegers }));
}

function describe(operation: Operation, names: Names): OpenApiOperation {
  const parameters = parametersOf(operation);
  const { answer, body, description } = operation;
  return {
    summary: operation.summary,
    ...(description !== undefined && { description }),
    operationId: operationId(operation),
    ...(operation.caller !== "anyone" && { security: SECURITY[operation.caller] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: true, content: jsonContent("application/json", body, names) },
    }),
    responses: {
      [answer.status]: {
        description: answer.description,
        ...(answer.schema && {
          content: jsonContent("application/json", answer.schema, names),
        }),
      },
      ...problemResponses(operation, names),
    },
  };
}

function jsonContent(type: string, schema: z.ZodType, names: Names) {
  const name = names.get(schema);
  return {
    [type]: { schema: name ? { $ref: `#/components/schemas/${name}` } : inlineSchema(schema) },
  };
}

function operationId({ method, path }: Operation): string {
  const words = path.replace(/^\/(api|auth)\/v1/, "").match(/[A-Za-z]+/g) ?? [];
  return [method, ...words].join("-");
}

function parametersOf(operation: Operation): OpenApiParameter[] {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path" as const,
    required: true,
    schema: inlineSchema(PATH_SCHEMAS[name] ?? idSchema),
  }));
  const inHeaders = Object.entries(operation.headers ?? {}).map(([name, schema]) => ({
    name,
    in: "header" as const,
    required: true,
    schema: inlineSchema(schema),
  }));
  return [...inPath, ...queryParameters(operation.query), ...inHeaders];
}

function queryParameters(query: z.ZodType | undefined): OpenApiParameter[] {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: "input" });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query" as const,
    required: required.includes(name),
    schema: typeof schema === "boolean" ? {} : { ...schema },
  }));
}

/** Codes that share a status share a response. */
function problemResponses(operation: Operation, names: Names): Record<string, OpenApiResponse> {
  const person: ErrorCode[] = operation.caller === "anyone" ? [] : ["unauthenticated"];
  const codes = new Set([...EVERY_CALL, ...person, ...(operation.problems ?? [])]);
  const responses: Record<string, OpenApiResponse> = {};
  for (const code of codes) {
    const status = String(STATUS_OF[code]);
    const known = responses[status]?.description;
    responses[status] = {
      description: known === undefined ? code : `${known}, ${code}`,
      content: jsonContent("application/problem+json", problemSchema, names),
    };
  }
  return responses;
}
