import { createServer, type ServerResponse } from "node:http";
import type { FeedPage } from "@parley/contracts/schemas/account-feed";
import { listen } from "@parley/service-kit/http/listen";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

export const SERVICE_TOKEN = "s".repeat(32);
export const ISSUER = "https://comments.example";

/** What was asked of the feed. */
export interface Poll {
  after: number;
  feed: string | null;
  mayHold: boolean;
  authorization: string;
  answer(page: FeedPage): void;
  fail(status: number): void;
}

/**
 * The internal listener of an auth service whose every answer a test decides: polls wait until one takes and answers
 * them. Its tokens are real.
 */
export async function openScriptedAuth(port = 0) {
  const keys = await generateKeyPair("ES256", { extractable: true });
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: "k1" };
  const waiting: Poll[] = [];
  let take: ((poll: Poll) => void) | null = null;
  const server = createServer((req, res) => {
    const url = new URL(req.url ?? "/", "http://auth");
    if (url.pathname === "/auth/.well-known/jwks.json") return answer(res, { keys: [jwk] });
    const poll = pollOf(url, res, req.headers.authorization ?? "");
    if (take) take(poll);
    else waiting.push(poll);
    take = null;
  });
  const listener = await listen(server, "127.0.0.1", port);
  return {
    url: listener.url,
    port: listener.port,
    /** The next poll, one that waits already or one that comes. */
    poll(): Promise<Poll> {
      const first = waiting.shift();
      if (first) return Promise.resolve(first);
      return new Promise((resolve) => {
        take = resolve;
      });
    },
    token(claims: Record<string, unknown> = {}): Promise<string> {
      const iat = Math.floor(Date.now() / 1000);
      const whole = { iss: ISSUER, aud: "parley", sub: "ann", sid: "s1", jti: "j1", iat };
      const person = { exp: iat + 600, epoch: 0, name: "Ann", roles: {} };
      return new SignJWT({ ...whole, ...person, ...claims })
        .setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid: "k1" })
        .sign(keys.privateKey);
    },
    async close() {
      server.closeAllConnections();
      await listener.close();
    },
  };
}

export type ScriptedAuth = Awaited<ReturnType<typeof openScriptedAuth>>;

function pollOf(url: URL, res: ServerResponse, authorization: string): Poll {
  return {
    after: Number(url.searchParams.get("after")),
    feed: url.searchParams.get("feed"),
    mayHold: url.searchParams.get("wait") !== "0",
    authorization,
    answer: (page) => answer(res, page),
    fail: (status) => void res.writeHead(status).end(),
  };
}

function answer(res: ServerResponse, body: unknown): void {
  res.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}
