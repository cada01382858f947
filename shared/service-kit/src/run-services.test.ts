import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "@jest/globals";

const program = fileURLToPath(new URL("../../../tests/support/test-service.ts", import.meta.url));
const running: { kill(signal: "SIGKILL"): boolean }[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

/** A real process of tests/support/test-service.ts. */
function run(env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["--import", "tsx", program], {
    env: { PATH: process.env["PATH"], PORT: "0", INTERNAL_PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.push(child);
  const output = { out: "", err: "" };
  let check = (): void => {};
  child.stdout.on("data", (chunk) => {
    output.out += String(chunk);
    check();
  });
  child.stderr.on("data", (chunk) => (output.err += String(chunk)));
  const exited = once(child, "close").then(([code]) => Number(code));
  const said = (line: RegExp): Promise<string> =>
    new Promise((resolve) => {
      check = () => {
        const found = line.exec(output.out);
        if (found) resolve(found[1] ?? found[0]);
      };
      check();
    });
  return { child, output, exited, said, url: () => said(/^listening on (http:\S+)$/m) };
}

describe("process: start", () => {
  test("all well → whole lines on standard output, then what follows", async () => {
    const { output, url, said, child, exited } = run();
    const open = await url();
    await said(/^told$/m);
    expect(output.out).toMatch(
      /^internal on http:\/\/localhost:\d+\nlistening on http:\/\/localhost:\d+\ntold\n$/,
    );
    expect((await fetch(`${open}/nothing`)).status).toBe(404);
    child.kill("SIGTERM");
    expect(await exited).toBe(0);
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ["a bad variable", { PORT: "eighty" }, /PORT is not right: give a port from 0 to 65535$/],
    ["a missing variable", { PORT: "" }, /PORT is not set: give a port from 0 to 65535$/],
    ["an unwritable folder", { MUST_READ: "/proc/none" }, /\/proc\/none cannot be used \(ENOENT\)/],
    ["a database away", { FAILS_TO_START: "no database" }, /no database$/],
    [
      "an address with a password",
      { FAILS_TO_START: "mongodb://u:canary@db/x" },
      /mongodb:\/\/\[redacted\]@db\/x$/,
    ],
  ])("[T129] %s → one clear line and exit code 1", async (_what, env, line) => {
    const { output, exited } = run(env);
    expect(await exited).toBe(1);
    const lines = output.err.trimEnd().split("\n");
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^parley: cannot start: /);
    expect(lines[0]).toMatch(line);
    expect(output.out).not.toContain("listening on");
  });

  test("[T129] a taken port → one clear line and exit code 1", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address ? String(address.port) : "";
    for (const variable of ["PORT", "INTERNAL_PORT"]) {
      const { output, exited } = run({ [variable]: port });
      expect(await exited).toBe(1);
      expect(output.err).toBe(
        `parley: cannot start: ${variable} ${port} is taken: ` +
          `stop what listens there, or set ${variable} to another port\n`,
      );
    }
    other.close();
  });
});

describe("process: end", () => {
  test.each(["SIGTERM", "SIGINT"] as const)(
    "%s, and again while draining → drains, finishes the request, closes stores, exits with 0",
    async (signal) => {
      const { child, output, exited, said, url } = run();
      const answer = fetch(`${await url()}/slow`);
      await said(/^slow entered$/m);
      child.kill(signal);
      await said(/^draining$/m);
      child.kill(signal);
      child.kill("SIGTERM");
      child.kill("SIGUSR2");
      expect((await answer).status).toBe(200);
      expect(await exited).toBe(0);
      expect(output.out).toMatch(/draining\nstores closed\n$/);
    },
  );

  test.each(["timer", "rejection"])(
    "[T128] an error nobody caught, in a %s → logged, stores closed, exit code 1",
    async (path) => {
      const { output, exited, url } = run();
      await fetch(`${await url()}/${path}`);
      expect(await exited).toBe(1);
      expect(output.err).toContain('"event":"process.crashed"');
      expect(output.out).toMatch(/draining\nstores closed\n$/);
    },
  );
});
