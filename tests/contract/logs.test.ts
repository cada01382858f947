import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Comment, SessionGrant } from "@parley/contracts/types";
import { io } from "socket.io-client";
import { rawRequest } from "../support/raw-request.ts";
import { callsOf, type Call } from "../support/product-call.ts";
import { type ServiceProcess, startService } from "../support/service-process.ts";
import { CHIEF, SITE, SITE_ORIGIN } from "../support/starting-state.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SERVICE_TOKEN = "canary-service-token-of-32-letters-and-more";
const ADDRESS = "canary.address@example.org";
const PASSWORD = "canary password under the northern sky";
const WRONG = "canary wrong password of somebody";
const BODY = "canary text of a comment";

/** One process that logs everything, a story in it, and then what it left behind. */
describe("what a process leaves behind", () => {
  let product: ServiceProcess;
  let folder: string;
  let call: Call;
  let grant: SessionGrant;
  let port: number;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "parley-logs-"));
    product = await startService({
      args: ["--import", "tsx", "infra/all-in-one/src/main.ts"],
      cwd: ROOT,
      env: {
        DATA_DIR: folder,
        DEMO_PORT: "off",
        BCRYPT_COST: "4",
        HOST: "127.0.0.1",
        LOG_LEVEL: "debug",
        SERVICE_TOKEN,
        BOOTSTRAP_SITE: SITE,
        BOOTSTRAP_SITE_ORIGINS: SITE_ORIGIN,
        BOOTSTRAP_ADMIN_EMAIL: CHIEF.email,
        BOOTSTRAP_ADMIN_PASSWORD: CHIEF.password,
      },
    });
    port = Number(new URL(product.origin).port);
    call = callsOf(() => product.origin);
    grant = await tellStory(call);
  }, 30_000);
  afterAll(async () => {
    await product.kill();
    await rm(folder, { recursive: true, force: true });
  });

  const secrets = () => [
    ADDRESS,
    PASSWORD,
    WRONG,
    BODY,
    CHIEF.email,
    CHIEF.password,
    SERVICE_TOKEN,
    grant.accessToken,
    grant.refreshToken ?? "",
  ];

  test("[T108] [T112] the log: JSON lines, without passwords, tokens, cookies, addresses, texts", async () => {
    const evil = "User-Agent: \x1b[31mred\x1b[0m%0aINJECTED\r\nConnection: close";
    await rawRequest(
      port,
      `GET /api/v1/nothing?a=%0d%0aINJECTED HTTP/1.1\r\nHost: x\r\n${evil}\r\n\r\n`,
    );
    await call("GET", "/api/v1/nothing", {
      headers: { cookie: "__Host-parley_refresh=canarycookie", authorization: "Basic canarybasic" },
    });
    await rawRequest(port, "GET /api\r\nINJECTED: x HTTP/1.1\r\n\r\n");
    const socket = io(product.origin, { path: "/live", auth: { accessToken: "canarysocket" } });
    await new Promise((resolve) => socket.once("connect_error", resolve));
    const engineId = String(Reflect.get(socket.io.engine, "id"));
    socket.close();

    const lines = product.output().split("\n");
    const notJson = lines.filter((line) => line !== "" && !/^(listening|internal) on /.test(line));
    for (const line of notJson)
      expect(JSON.parse(line)).toMatchObject({ level: expect.any(String) });
    expect(notJson.length).toBeGreaterThan(5);
    const told = product.output();
    const more = ["canarycookie", "canarybasic", "canarysocket", "\x1b", engineId];
    for (const secret of [...secrets(), ...more]) expect(told).not.toContain(secret);
    expect(told).not.toMatch(/password=|accessToken=/);
  });

  test("[T112] a user agent of 20 kB → 431, not a line of 20 kB", async () => {
    const agent = "x".repeat(20_000);
    const answer = await rawRequest(
      port,
      `GET / HTTP/1.1\r\nHost: x\r\nUser-Agent: ${agent}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    for (const line of product.output().split("\n")) expect(line.length).toBeLessThan(5_000);
  });

  test("[T108] metrics and health → none of it, and no id of a person", async () => {
    for (const path of ["/metrics", "/health/live", "/health/ready"]) {
      const answer = await fetch(`${product.internal}${path}`);
      const text = await answer.text();
      expect(answer.status).toBe(200);
      for (const secret of [...secrets(), grant.account.id]) expect(text).not.toContain(secret);
    }
  });

  test("[T108] what lies in discussion's database → no address, password or token; in auth's no text", async () => {
    const contents = async (part: string) => {
      const names = (await readdir(folder)).filter((name) => name.startsWith(part));
      expect(names.length).toBeGreaterThan(0);
      const files = await Promise.all(names.map((name) => readFile(join(folder, name))));
      return Buffer.concat(files).toString("latin1");
    };
    const discussion = await contents("discussion.sqlite");
    expect(discussion).toContain(BODY);
    for (const secret of secrets().filter((one) => one !== BODY)) {
      expect(discussion).not.toContain(secret);
    }
    const auth = await contents("auth.sqlite");
    expect(auth).toContain(ADDRESS);
    for (const secret of [BODY, PASSWORD, WRONG, grant.accessToken, grant.refreshToken ?? ""]) {
      expect(auth).not.toContain(secret);
    }
  });

  test("[T39] [T40] what services say to each other → only inside, and only with the token", async () => {
    const feed = "/internal/account-feed?after=0";
    for (const path of [feed, "/internal/sites/news", "/metrics", "/health/ready"]) {
      expect((await fetch(`${product.origin}${path}`)).status).toBe(404);
    }
    const status = async (headers: Record<string, string>) =>
      (await fetch(`${product.internal}${feed}`, { headers })).status;
    for (const wrong of ["", "Bearer wrong", `Bearer ${grant.accessToken}`, SERVICE_TOKEN]) {
      expect(await status(wrong === "" ? {} : { authorization: wrong })).toBe(401);
    }
    expect(await status({ "x-user-id": "1", "x-service-token": SERVICE_TOKEN })).toBe(401);
    expect(await status({ authorization: `Bearer ${SERVICE_TOKEN}` })).toBe(200);
  });
});

/** Everything that has a secret in it: right and wrong logins, a refresh, a comment, refused calls. */
async function tellStory(call: Call): Promise<SessionGrant> {
  const person = { email: ADDRESS, password: PASSWORD, name: "Canary", acceptedRules: true };
  const body = { ...person, session: "body" };
  const { json } = await call<SessionGrant>("POST", "/auth/v1/register", { body });
  for (const password of [PASSWORD, WRONG]) {
    await call("POST", "/auth/v1/login", { body: { email: ADDRESS, password } });
  }
  const query = `?password=${encodeURIComponent(PASSWORD)}&email=${ADDRESS}&access_token=${json.accessToken}`;
  await call("POST", `/auth/v1/login${query}`, { body: {} });
  await call("POST", "/auth/v1/register", { body });
  const refreshed = { body: { refreshToken: json.refreshToken } };
  await call("POST", "/auth/v1/refresh", refreshed);
  const path = `/api/v1/sites/${SITE}/articles/a1/comments`;
  const posting = { as: json.accessToken, body: { body: BODY }, key: "canary-key" };
  const { json: comment } = await call<Comment>("POST", path, posting);
  const vote = { as: json.accessToken, body: { value: 1 } };
  await call("PUT", `/api/v1/comments/${comment.id}/vote`, vote);
  await call("GET", `/api/v1/sites/%zz?access_token=${json.accessToken}`);
  return json;
}
