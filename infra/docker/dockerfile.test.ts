import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startService, type ServiceProcess } from "../../tests/support/service-process.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

interface Image {
  base: string;
  /** What is taken from the build, and where it lies in the image's working folder. */
  copies: { from: string; to: string }[];
  user: string;
  command: string[];
}

/** Understands just the instructions that the Dockerfile has. */
function readImages(dockerfile: string): Map<string, Image> {
  const images = new Map<string, Image>();
  let image: Image = { base: "", copies: [], user: "", command: [] };
  for (const line of dockerfile.split("\n")) {
    const [instruction = "", ...words] = line.split(" ");
    const rest = words.join(" ");
    if (instruction === "FROM") {
      const [base = "", , name = ""] = words;
      const inherited = images.get(base);
      image = {
        copies: [...(inherited?.copies ?? [])],
        user: inherited?.user ?? "",
        base,
        command: [],
      };
      images.set(name, image);
    } else if (instruction === "COPY" && words[0] === "--from=build") {
      image.copies.push({ from: (words[1] ?? "").replace("/src/", ""), to: words[2] ?? "" });
    } else if (instruction === "USER") {
      image.user = rest;
    } else if (instruction === "CMD") {
      image.command = JSON.parse(rest);
    }
  }
  return images;
}

const images = readImages(await readFile(join(root, "infra/docker/Dockerfile"), "utf8"));

describe("images", () => {
  let folder = "";
  const running: ServiceProcess[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "parley-image-"));
    await promisify(execFile)(process.execPath, [join(root, "infra/launch/build.mjs")]);
  }, 120_000);
  afterAll(async () => {
    await Promise.all(running.map((service) => service.kill()));
    await rm(folder, { recursive: true });
  });

  /** Runs the image's command on a copy of just the files that it would hold. */
  async function run(target: string, env: Record<string, string>): Promise<ServiceProcess> {
    const image = images.get(target);
    if (!image) throw new Error(`no target ${target}`);
    const cwd = join(folder, target);
    for (const { from, to } of image.copies) {
      await mkdir(dirname(join(cwd, to)), { recursive: true });
      await cp(join(root, from), join(cwd, to), { recursive: true });
    }
    const [program, ...args] = image.command;
    expect(program).toBe("node");
    const service = await startService({ args, cwd, env: { DATA_DIR: join(cwd, "data"), ...env } });
    running.push(service);
    return service;
  }

  const isReady = async (service: ServiceProcess): Promise<boolean> =>
    (await fetch(`${service.internal}/health/ready`)).ok;

  /** Judged by a part that is read when it is first needed, so that a start alone does not tell that it is there. */
  async function weakPassword({ origin }: ServiceProcess): Promise<unknown> {
    const person = { email: "ann@example.org", name: "Ann", acceptedRules: true };
    const answer = await fetch(`${origin}/auth/v1/register`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...person, password: "password1" }),
    });
    return answer.json();
  }

  test("every image runs as somebody who is not root", () => {
    for (const target of ["auth", "discussion", "widget", "all-in-one"]) {
      expect(images.get(target)?.user).toMatch(/^[1-9]\d*:/);
    }
  });

  test("auth, discussion and widget → each starts from its image's files and is ready", async () => {
    const shared = {
      PUBLIC_ORIGIN: "http://localhost:8080",
      SERVICE_TOKEN: randomBytes(32).toString("hex"),
    };
    const auth = await run("auth", shared);
    const discussion = await run("discussion", { ...shared, AUTH_INTERNAL_URL: auth.internal });
    const others = {
      AUTH_INTERNAL_URL: auth.internal,
      DISCUSSION_INTERNAL_URL: discussion.internal,
    };
    const widget = await run("widget", { ...shared, ...others });
    expect(await Promise.all([auth, discussion, widget].map(isReady))).toEqual([true, true, true]);
    expect((await fetch(`${widget.origin}/embed.js`)).status).toBe(200);
  }, 60_000);

  test("all-in-one → starts from its image's files, is ready and stops on SIGTERM", async () => {
    const whole = await run("all-in-one", {});
    expect(await isReady(whole)).toBe(true);
    expect(await weakPassword(whole)).toMatchObject({ code: "weak-password" });
    expect(await whole.stop()).toBe(0);
  }, 60_000);
});
