import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { problemSchema } from "@parley/contracts/schemas/problem";
import { Router } from "express";
import * as z from "zod";
import { rawRequest } from "../../../../tests/support/raw-request.ts";
import { serveApp, type ServedApp } from "../../../../tests/support/serve-app.ts";
import { jsonBody } from "./json-body.ts";
import { parse } from "./parse.ts";

const schema = z.strictObject({
  text: z.string().optional(),
  count: z.number().int().optional(),
  roles: z.record(z.string().regex(/^[a-z0-9-]+$/), z.string()).optional(),
});
let app: ServedApp;

beforeAll(async () => {
  const router = Router();
  router.post("/things", jsonBody(), (req, res) => {
    res.status(201).json(parse(schema, req.body));
  });
  app = await serveApp([router]);
});
afterAll(() => app.close());

const json = { "content-type": "application/json" };
const post = (body: BodyInit, headers: Record<string, string> = json): Promise<Response> =>
  fetch(`${app.url}/things`, { method: "POST", body, headers });

describe("JSON body: taken", () => {
  test.each([
    "application/json",
    "Application/JSON; charset=UTF-8",
    'application/json;charset="utf-8"',
  ])("an object as %s → read", async (type) => {
    const answer = await post('{"text":"Привет 🙂"}', { "content-type": type });
    expect(await answer.json()).toEqual({ text: "Привет 🙂" });
  });

  test("no body at all → an empty object", async () => {
    const answer = await fetch(`${app.url}/things`, { method: "POST" });
    expect(answer.status).toBe(201);
  });

  test("a body of exactly 100,000 bytes → read; a letter more → 413", async () => {
    const envelope = '{"text":""}'.length;
    const most = "a".repeat(100_000 - envelope);
    expect((await post(JSON.stringify({ text: most }))).status).toBe(201);
    expect((await post(JSON.stringify({ text: `${most}a` }))).status).toBe(413);
  });

  test("a body in two chunks that part a letter → read whole", async () => {
    const bytes = new TextEncoder().encode('{"text":"é"}');
    const parts = [bytes.slice(0, 10), bytes.slice(10)];
    const body = new ReadableStream({
      pull(controller) {
        const part = parts.shift();
        if (part) controller.enqueue(part);
        else controller.close();
      },
    });
    const init = { method: "POST", body, headers: json, duplex: "half" as const };
    const answer = await fetch(`${app.url}/things`, init);
    expect(await answer.json()).toEqual({ text: "é" });
  });
});

describe("JSON body: refused, never a 500", () => {
  const deep = (open: string, close: string): string =>
    `{"text":${open.repeat(20_000)}${close.repeat(20_000)}}`;
  test.each<[string, BodyInit, number]>([
    ["[T45] an array", "[]", 400],
    ["[T45] a string", '"x"', 400],
    ["[T45] a number", "1", 400],
    ["[T45] null", "null", 400],
    ["[T45] trailing bytes", "{}x", 400],
    ["[T45] a byte order mark", "\uFEFF{}", 400],
    ["[T45] infinity", '{"count":1e400}', 400],
    ["[T45] beyond whole numbers", '{"count":9007199254740993}', 400],
    ["[T45] invalid UTF-8", new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 400],
    ["[T45] cut short", '{"text":', 400],
    ["[T46] deep arrays", deep("[", "]"), 400],
    ["[T46] deep objects", `{"text":${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}}`, 400],
    ["[T46] openers that never close", `{"text":${"[".repeat(90_000)}`, 400],
    ["an unknown field", '{"role":"admin"}', 400],
    ["__proto__", '{"__proto__":{"text":"x"}}', 400],
    ["__proto__ in a map", '{"roles":{"__proto__":"admin"}}', 400],
    ["constructor in a map", '{"roles":{"constructor.prototype":"admin"}}', 400],
  ])("%s → %#", async (_what, body, status) => {
    const answer = await post(body);
    const problem = problemSchema.parse(await answer.json());
    expect([answer.status, problem.code]).toEqual([status, "invalid-input"]);
  });

  test("[T45] a key twice → the last one counts; -0 is 0", async () => {
    const answer = await post('{"text":"a","text":"b","count":-0}');
    expect(await answer.text()).toBe('{"text":"b","count":0}');
  });

  test("brackets within a string → no nesting", async () => {
    expect((await post(JSON.stringify({ text: `\\"${"[{".repeat(500)}` }))).status).toBe(201);
  });

  test.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/json; charset=utf-16",
    "application/json; charset=utf-7",
    "application/json; charset=latin1",
    "application/jsonp",
    "application/merge-patch+json",
    "application/json, text/plain",
  ])("[T44] [T67] %s → 415", async (type) => {
    const answer = await post("{}", { "content-type": type });
    const problem = problemSchema.parse(await answer.json());
    expect([answer.status, problem.code]).toEqual([415, "unsupported-media-type"]);
  });

  test("[T44] no type, or two of them → 415", async () => {
    const head = "POST /things HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n";
    const type = "Content-Type: application/json\r\n";
    expect(await rawRequest(app.port, `${head}\r\n{}`)).toMatch(/^HTTP\/1.1 415 /);
    expect(await rawRequest(app.port, `${head}${type}${type}\r\n{}`)).toMatch(/^HTTP\/1.1 415 /);
    expect(await rawRequest(app.port, `${head}${type}\r\n{}`)).toMatch(/^HTTP\/1.1 201 /);
  });

  test("[T104] a compressed body, a bomb among them → 415", async () => {
    const bomb = gzipSync(JSON.stringify({ text: "a".repeat(5_000_000) }));
    expect((await post(bomb, { ...json, "content-encoding": "gzip" })).status).toBe(415);
  });

  test("[T104] more than said in chunks → 413, and the server lives", async () => {
    const chunk = "a".repeat(60_000);
    const part = `${chunk.length.toString(16)}\r\n${chunk}\r\n`;
    const head = "POST /things HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
    const more = "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    const answer = await rawRequest(app.port, `${head}${more}${part}${part}0\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect((await post("{}")).status).toBe(201);
  });

  test("a problem names the fields, never their values, and at most 20", async () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`field${i}`, "canary"]));
    const text = await (await post(JSON.stringify({ ...many, text: 1 }))).text();
    expect(text).not.toContain("canary");
    expect(problemSchema.parse(JSON.parse(text)).errors).toHaveLength(20);
    expect(text).toContain('{"path":"text"');
  });
});
