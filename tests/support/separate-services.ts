import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAuth } from "@parley/auth/app";
import { readAuthConfig } from "@parley/auth/config";
import { createDiscussion } from "@parley/discussion/app";
import { readDiscussionConfig } from "@parley/discussion/config";
import { createLogger } from "@parley/service-kit/logger";
import type { Service } from "@parley/service-kit/service";
import { startServices } from "@parley/service-kit/start-services";
import { freePort } from "./free-port.ts";
import { CHIEF, SITE, SITE_ORIGIN } from "./starting-state.ts";

export interface SeparateServices {
  readonly authOrigin: string;
  readonly discussionOrigin: string;
  stopAuth(): Promise<void>;
  /** On the same ports, with what it stored. */
  startAuth(): Promise<void>;
  stop(): Promise<void>;
}

const SERVICE_TOKEN = "a-service-token-for-tests-of-32-letters";
const PUBLIC_ORIGIN = "https://talk.example";

/** Auth and discussion apart, as on machines of their own: each can go while the other stays. */
export async function startSeparateServices(mongodbUri?: string): Promise<SeparateServices> {
  const folder = await mkdtemp(join(tmpdir(), "parley-apart-"));
  const [port, internalPort] = [await freePort(), await freePort()];
  const env: NodeJS.ProcessEnv = {
    DATA_DIR: folder,
    PUBLIC_ORIGIN,
    SERVICE_TOKEN,
    AUTH_INTERNAL_URL: `http://127.0.0.1:${internalPort}`,
    RATE_LIMITS: "off",
    BCRYPT_COST: "4",
    LOG_LEVEL: "silent",
    BOOTSTRAP_SITE: SITE,
    BOOTSTRAP_SITE_ORIGINS: SITE_ORIGIN,
    BOOTSTRAP_ADMIN_EMAIL: CHIEF.email,
    BOOTSTRAP_ADMIN_PASSWORD: CHIEF.password,
    ...(mongodbUri !== undefined && { MONGODB_URI: mongodbUri }),
  };
  const run = (service: Service, ports: { port: number; internalPort: number }) =>
    startServices({
      services: [service],
      config: { host: "127.0.0.1", serviceToken: SERVICE_TOKEN, ...ports },
      logger: createLogger("silent"),
    });
  const runAuth = () => run(createAuth(readAuthConfig(env)), { port, internalPort });
  let auth = await runAuth();
  const discussion = await run(createDiscussion(readDiscussionConfig(env)), {
    port: 0,
    internalPort: 0,
  });
  return {
    authOrigin: auth.url,
    discussionOrigin: discussion.url,
    stopAuth: () => auth.stop(),
    async startAuth() {
      auth = await runAuth();
    },
    async stop() {
      await auth.stop();
      await discussion.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
