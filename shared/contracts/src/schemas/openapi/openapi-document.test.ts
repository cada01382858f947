import { describe, expect, test } from "@jest/globals";
import { authOpenApi } from "./auth-api.ts";
import { discussionOpenApi } from "./discussion-api.ts";

describe.each([
  ["discussion", discussionOpenApi()],
  ["auth", authOpenApi()],
])("OpenAPI document of %s", (_name, document) => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((m) => m[1]);

  test("references: each → a schema of the document", () => {
    const known = Object.keys(document.components.schemas).map((n) => `#/components/schemas/${n}`);
    expect(references.length).toBeGreaterThan(20);
    expect(references.filter((reference) => !known.includes(reference ?? ""))).toEqual([]);
  });

  test("bodies and answers: each → a named schema", () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    const contents = operations.flatMap((operation) => [
      ...Object.values(operation.requestBody?.content ?? {}),
      ...Object.values(operation.responses).flatMap((r) => Object.values(r.content ?? {})),
    ]);
    expect(contents.filter(({ schema }) => !("$ref" in schema))).toEqual([]);
  });

  test("operation ids: all → different", () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    const ids = operations.map((operation) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("what is served: only → JSON, without zod's own marks", () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    expect(JSON.stringify(document)).not.toMatch(/\$schema|"\$id"|9007199254740991/);
  });
});

test("openApiDocument: a path with parts → each is a required parameter", () => {
  const thread = discussionOpenApi().paths["/api/v1/sites/{siteId}/articles/{articleId}/thread"];
  const parameters = thread?.["get"]?.parameters ?? [];
  expect(parameters.map((p) => [p.in, p.name, p.required])).toEqual([
    ["path", "siteId", true],
    ["path", "articleId", true],
    ["query", "sort", false],
    ["query", "cursor", false],
    ["query", "limit", false],
    ["query", "replies", false],
  ]);
});

test("openApiDocument: a call that must come with a key → the header is required", () => {
  const path = discussionOpenApi().paths["/api/v1/sites/{siteId}/articles/{articleId}/comments"];
  const headers = path?.["post"]?.parameters?.filter((p) => p.in === "header");
  expect(headers).toEqual([
    { name: "Idempotency-Key", in: "header", required: true, schema: expect.anything() },
  ]);
});
