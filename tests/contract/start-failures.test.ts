import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The whole product's own entry, until it ends. */
async function startAndEnd(env: Record<string, string>) {
  const child = spawn(process.execPath, ["--import", "tsx", "infra/all-in-one/src/main.ts"], {
    cwd: ROOT,
    env: { PATH: process.env["PATH"], PORT: "0", INTERNAL_PORT: "0", DEMO_PORT: "off", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk: Buffer) => void (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => void (errors += chunk.toString()));
  const [code] = await once(child, "close");
  return { code, output, errors };
}

describe("[T129] a start that cannot be", () => {
  let folder: string;
  const taken = createServer();
  let takenPort: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "parley-start-"));
    await writeFile(join(folder, "file"), "not a folder");
    await writeFile(join(folder, "auth.sqlite"), "not a database, but long enough to be looked at");
    taken.listen(0, "127.0.0.1");
    await once(taken, "listening");
    takenPort = `${(taken.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    taken.close();
    await rm(folder, { recursive: true, force: true });
  });

  test.each<[string, () => Record<string, string>, RegExp]>([
    ["a port that is none", () => ({ PORT: "eighty" }), /PORT/],
    ["a taken port", () => ({ PORT: takenPort, HOST: "127.0.0.1" }), /PORT|taken|use/],
    ["a folder that is a file", () => ({ DATA_DIR: join(folder, "file") }), /file/],
    ["a database that is none", () => ({ DATA_DIR: folder }), /database|auth\.sqlite/],
    ["mail, which is not built yet", () => ({ SMTP_URL: "smtp://localhost" }), /SMTP_URL/],
    ["Redis, which is not built yet", () => ({ REDIS_URL: "redis://localhost" }), /REDIS_URL/],
    ["a MongoDB address that is none", () => ({ MONGODB_URI: "localhost:27017" }), /MONGODB_URI/],
    [
      "a weak pepper",
      () => ({ DATA_DIR: join(folder, "a"), PASSWORD_PEPPER: "short" }),
      /PASSWORD_PEPPER/,
    ],
    [
      "half a first admin",
      () => ({ DATA_DIR: join(folder, "b"), BOOTSTRAP_ADMIN_EMAIL: "a@b.example" }),
      /BOOTSTRAP_ADMIN/,
    ],
  ])("%s → one clear line, a code other than 0, nothing listens", async (_what, env, line) => {
    const { code, output, errors } = await startAndEnd(env());
    const lines = errors
      .trim()
      .split("\n")
      .filter((one) => !one.startsWith("{"));
    expect([code === 0, lines]).toEqual([false, [expect.stringMatching(line)]]);
    expect(errors).not.toMatch(/\n\s+at /);
    expect(output).not.toContain("listening on");
  });

  test("a MongoDB that does not answer → the same within ten seconds", async () => {
    const env = { DATA_DIR: join(folder, "c"), MONGODB_URI: `mongodb://127.0.0.1:${takenPort}/x` };
    const { code, errors } = await startAndEnd(env);
    expect(code).toBe(1);
    expect(errors).toMatch(/MONGODB_URI|MongoDB|database/i);
    expect(errors).not.toMatch(/\n\s+at /);
  });
});
