import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

const root = fileURLToPath(new URL("../../", import.meta.url));

// Each file breaks the one rule named beside it; without type information the first three would pass.
const breaches: [file: string, rule: string, code: string][] = [
  ["services/auth/src/floating.ts", "no-floating-promises", "fetch('/');"],
  ["services/auth/src/misused.ts", "no-misused-promises", "[1].forEach(async () => {});"],
  [
    "services/auth/src/exhaustive.ts",
    "switch-exhaustiveness-check",
    "export const f = (x: 'a' | 'b') => { switch (x) { case 'a': return 1; } return 0; };",
  ],
  ["services/auth/src/ring-a.ts", "no-cycle", "export * from './ring-b.ts'; export const a = 1;"],
  ["services/auth/src/ring-b.ts", "no-cycle", "export * from './ring-a.ts'; export const b = 1;"],
  ["services/auth/src/default.ts", "no-default-export", "export default 1;"],
  ["services/auth/src/any.ts", "no-explicit-any", "export const x: any = 1;"],
  ["services/auth/src/env.ts", "no-process-env", "export const x = process.env['HOME'];"],
  ["services/auth/src/long.ts", "max-lines", "export {};\n".repeat(301)],
  ["services/widget/src/panel/a.ts", "no-restricted-properties", "document.body.innerHTML = '';"],
  ["services/widget/src/panel/b.ts", "no-restricted-properties", "document.body.outerHTML = '';"],
  ["services/widget/src/panel/c.ts", "no-restricted-properties", "document.write('');"],
  [
    "services/widget/src/panel/d.ts",
    "no-restricted-properties",
    "document.body.insertAdjacentHTML('beforeend', '');",
  ],
  [
    "services/widget/src/panel/e.tsx",
    "no-danger",
    "export const x = <p dangerouslySetInnerHTML={{ __html: '' }} />;",
  ],
  ...forbiddenImports([
    ["services/auth/src/other-service.ts", "@parley/discussion/app"],
    ["services/auth/src/other-folder.ts", "../../discussion/src/app.ts"],
    ["services/auth/src/upwards.ts", "@parley/all-in-one/main"],
    ["shared/service-kit/src/upwards.ts", "@parley/auth/app"],
    ["shared/contracts/src/upwards.ts", "@parley/service-kit/problem"],
    ["shared/contracts/src/package.ts", "zod"],
    ["shared/contracts/src/schemas.ts", "./schemas/thread.ts"],
    ["shared/contracts/src/schemas/package.ts", "express"],
    ["services/widget/src/panel/service-kit.ts", "@parley/service-kit/problem"],
    ["services/widget/src/panel/schemas.ts", "@parley/contracts/schemas/thread"],
    ["services/widget/src/panel/server.ts", "../server/page.ts"],
    ["services/widget/src/embed/schemas.ts", "@parley/contracts/schemas/thread"],
    ["services/widget/src/embed/package.ts", "preact"],
    ["services/discussion/src/votes/vote.ts", "express"],
    ["services/discussion/src/votes/vote.sqlite.ts", "mongoose"],
    ["services/discussion/src/votes/push.ts", "socket.io"],
    ["services/discussion/src/votes/vote-routes.ts", "mongoose"],
    ["infra/all-in-one/src/tests.ts", "@parley/tests/support/mongo"],
  ]),
];

const allowed: [file: string, module: string][] = [
  ["services/auth/src/contracts.ts", "@parley/contracts/schemas/thread"],
  ["services/auth/src/kit.ts", "@parley/service-kit/problem"],
  ["shared/contracts/src/schemas/zod.ts", "zod"],
  ["services/widget/src/panel/contracts.ts", "@parley/contracts/merge"],
  ["services/widget/src/embed/contracts.ts", "@parley/contracts/frame-messages"],
  ["services/discussion/src/votes/allowed-routes.ts", "express"],
  ["services/discussion/src/votes/vote.mongo.ts", "mongoose"],
  ["services/discussion/src/live/gateway.ts", "socket.io"],
  ["infra/all-in-one/src/app.ts", "@parley/auth/app"],
  ["services/auth/src/app.test.ts", "../../../tests/support/mongo.ts"],
];

function forbiddenImports(files: [string, string][]): [string, string, string][] {
  return files.map(([file, module]) => [file, "no-restricted-imports", importOf(module)]);
}

function importOf(module: string): string {
  return `export * from "${module}";`;
}

describe("lint", () => {
  let folder = "";
  let found: { file: string; rule: string }[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "parley-lint-"));
    await copyFile(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
    await symlink(join(root, "node_modules"), join(folder, "node_modules"));
    await write("tsconfig.json", `{ "extends": "${root}tsconfig.json", "include": ["**/*"] }`);
    for (const [file, , code] of breaches) await write(file, code);
    for (const [file, module] of allowed) await write(file, importOf(module));
    found = await lint();
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function write(file: string, text: string): Promise<void> {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }

  function lint(): Promise<{ file: string; rule: string }[]> {
    const oxlint = join(root, "node_modules/oxlint/bin/oxlint");
    return new Promise((resolve) => {
      execFile(process.execPath, [oxlint, "--format=json"], { cwd: folder }, (_, output) => {
        const { diagnostics }: { diagnostics: { filename: string; code: string }[] } =
          JSON.parse(output);
        resolve(
          diagnostics.map(({ filename, code }) => ({
            file: filename,
            rule: /\((.*)\)/.exec(code)?.[1] ?? code,
          })),
        );
      });
    });
  }

  test.each(breaches)("%s → %s", (file, rule) => {
    expect(found).toContainEqual({ file, rule });
  });

  test.each(allowed)("%s may import %s", (file) => {
    expect(found.filter((one) => one.file === file)).toEqual([]);
  });
});
