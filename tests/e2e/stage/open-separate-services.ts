import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../../support/free-port.ts";
import { findNginx, startNginx } from "../../support/nginx.ts";
import { startService, type ServiceProcess } from "../../support/service-process.ts";
import { CHIEF } from "../../support/starting-state.ts";
import type { Unavailable } from "../../support/unavailable.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

export type ServiceName = "auth" | "discussion" | "widget";

/** The three services, each a process of its own, behind nginx. */
export interface SeparateServices {
  /** Of the proxy. */
  readonly origin: string;
  start(name: ServiceName): Promise<void>;
  /** SIGTERM, and the end waited for. */
  end(name: ServiceName): Promise<void>;
  /** SIGKILL, and the end waited for. */
  kill(name: ServiceName): Promise<void>;
  stop(): Promise<void>;
}

/** For `describeWith`. SQLite unless the environment says another store. Wants `dist/`, as `openStage` does. */
export async function openSeparateServices(): Promise<SeparateServices | Unavailable> {
  const nginx = findNginx();
  if (typeof nginx !== "string") return nginx;
  const folder = await mkdtemp(join(tmpdir(), "parley-services-"));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const commands = await commandsOf(origin, folder);
  const running = new Map<ServiceName, ServiceProcess>();
  async function start(name: ServiceName): Promise<void> {
    const env = commands[name];
    running.set(name, await startService({ args: [`dist/server/${name}.js`], cwd: ROOT, env }));
  }
  for (const name of ["auth", "discussion", "widget"] as const) await start(name);
  const at = (name: ServiceName) => `127.0.0.1:${commands[name]["PORT"]}`;
  const addresses = { auth: at("auth"), discussion: at("discussion"), widget: at("widget") };
  const proxy = await startNginx(nginx, { port, ...addresses });
  return {
    origin,
    start,
    async end(name) {
      await running.get(name)?.stop();
    },
    async kill(name) {
      await running.get(name)?.kill();
    },
    async stop() {
      await proxy.stop();
      await Promise.all(Array.from(running.values(), (service) => service.stop()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Each with ports that a restart finds again, and a folder of its own. */
async function commandsOf(origin: string, folder: string) {
  const place = async (name: ServiceName) => ({
    PORT: String(await freePort()),
    INTERNAL_PORT: String(await freePort()),
    DATA_DIR: join(folder, name),
  });
  const [auth, discussion, widget] = [
    await place("auth"),
    await place("discussion"),
    await place("widget"),
  ];
  const common = {
    PUBLIC_ORIGIN: origin,
    SERVICE_TOKEN: randomBytes(32).toString("hex"),
    TRUST_PROXY: "127.0.0.1",
    RATE_LIMITS: "off",
    BCRYPT_COST: "4",
    AUTH_INTERNAL_URL: `http://localhost:${auth.INTERNAL_PORT}`,
    DISCUSSION_INTERNAL_URL: `http://localhost:${discussion.INTERNAL_PORT}`,
  };
  const admin = {
    BOOTSTRAP_ADMIN_EMAIL: CHIEF.email,
    BOOTSTRAP_ADMIN_PASSWORD: CHIEF.password,
  };
  return {
    auth: { ...common, ...admin, ...auth },
    discussion: { ...common, ...discussion },
    widget: { ...common, ...widget },
  } satisfies Record<ServiceName, Record<string, string>>;
}
