import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FeedPage } from "@parley/contracts/schemas/account-feed";
import type { AccountForAdmin, Problem, Roles, SessionGrant } from "@parley/contracts/types";
import { createLogger } from "@parley/service-kit/logger";
import { startServices } from "@parley/service-kit/start-services";
import { createAuth } from "../app.ts";
import type { AuthConfig } from "../config.ts";

const SERVICE_TOKEN = "a-service-token-for-tests-of-32-letters";
export const PUBLIC_ORIGIN = "https://talk.example";
export const PASSWORD = "quiet harbour lantern 12";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: AnswerBody;
}

/** Whatever some answer of the service holds; a test looks only at what its own answer does. */
export interface AnswerBody extends SessionGrant, Omit<Problem, "code">, FeedPage {
  readonly code?: string;
  readonly reason: string;
  readonly accounts: FeedPage["accounts"] & AccountForAdmin[];
  readonly nextCursor: string | null;
  readonly keys: Record<string, string>[];
  readonly roles: Roles;
  readonly name: string;
}

export interface Asked {
  readonly token?: string | undefined;
  readonly cookie?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Call = (method: string, path: string, asked?: Asked) => Promise<Answer>;

export interface TestAuth {
  readonly call: Call;
  /** On the internal listener, with the service token unless another is given. */
  readonly internal: Call;
  /** Moves the service's clock. */
  readonly clock: { ms: number };
  readonly log: string[];
  /** The newest set-up link's token. */
  readonly setupToken: () => string;
  readonly dataDir: string;
  stop(): Promise<void>;
}

/** The whole service on free ports, over real HTTP; its data goes when it stops unless `dataDir` is given. */
export async function openTestAuth(over: Partial<AuthConfig> = {}): Promise<TestAuth> {
  const dataDir = over.dataDir ?? mkdtempSync(join(tmpdir(), "parley-auth-"));
  const clock = { ms: 0 };
  const log: string[] = [];
  const links: string[] = [];
  const logger = createLogger("debug", { write: (line: string) => void log.push(line) });
  const config: AuthConfig = {
    publicOrigin: PUBLIC_ORIGIN,
    mongodbUri: null,
    serviceToken: SERVICE_TOKEN,
    accessTokenKey: null,
    passwordPepper: null,
    bootstrapAdmin: null,
    rateLimits: false,
    bcryptCost: 4,
    logLevel: "debug",
    ...over,
    dataDir,
  };
  const service = createAuth(config, {
    logger,
    now: () => Date.now() + clock.ms,
    onSetupLink: (url) => void links.push(url),
  });
  const running = await startServices({
    services: [service],
    config: {
      host: "127.0.0.1",
      port: 0,
      internalPort: 0,
      serviceToken: SERVICE_TOKEN,
      trustProxy: ["127.0.0.1"],
    },
    logger,
  });
  const internal = caller(running.internalUrl);
  return {
    call: caller(running.url),
    internal: (method, path, asked = {}) =>
      internal(method, path, { token: SERVICE_TOKEN, ...asked }),
    clock,
    log,
    setupToken: () => links.at(-1)?.split("#setup=")[1] ?? "",
    dataDir,
    async stop() {
      await running.stop();
      if (over.dataDir === undefined) rmSync(dataDir, { recursive: true });
    },
  };
}

function caller(origin: string): Call {
  return async (method, path, { token, cookie, body, headers } = {}) => {
    const answer = await fetch(origin + path, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(cookie !== undefined && { cookie }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      redirect: "manual",
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, json: parsed(text) };
  };
}

function parsed(text: string): AnswerBody {
  return JSON.parse(text.startsWith("{") ? text : "{}");
}
