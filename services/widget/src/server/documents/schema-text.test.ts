import { expect, test } from "@jest/globals";
import { discussionOpenApi } from "@parley/contracts/schemas/openapi/discussion-api";
import { schemaText } from "./schema-text.ts";

const schemas = discussionOpenApi().components.schemas;

test("schemaText: an object → one member a line, ? for what may be absent", () => {
  expect(schemaText(schemas["VoteAnswer"] ?? {})).toBe(
    "{\n  votes: {\n    up: integer\n    down: integer\n  }\n  value: integer\n}",
  );
  expect(schemaText(schemas["CommentPage"] ?? {})).toBe(
    "{\n  comment: Comment\n  ancestors: Comment[]\n  article: Article\n}",
  );
});

test("schemaText: choices, maps and references → as in a type", () => {
  expect(schemaText(schemas["Decision"] ?? {})).toContain(
    'action: "approve" | "hide" | "restore" | "pin" | "unpin"\n  reason?: string | null',
  );
  expect(schemaText(schemas["Counts"] ?? {})).toContain("[name]: integer");
  expect(schemaText(schemas["ContentNode"] ?? {})).toContain("items: ContentNode[][]");
});
