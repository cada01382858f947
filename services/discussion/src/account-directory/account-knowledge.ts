import { createRemoteKeys } from "@parley/service-kit/access-token/remote-keys";
import { createTokenVerifier, type TokenVerifier } from "@parley/service-kit/access-token/verify";
import type { Logger } from "@parley/service-kit/logger";
import type { KnownName } from "../comments/present-comments.ts";
import type { DiscussionConfig } from "../config.ts";
import type { AccountDirectory } from "./account-directory.ts";
import { createEndedSessions, type EndedSessions } from "./ended-sessions.ts";
import { followAccountFeed } from "./follow-account-feed.ts";
import { createKnownAccounts } from "./known-accounts.ts";
import { createPersonOf, type PersonOf } from "./person-of.ts";
import { takePage } from "./take-page.ts";

export interface AccountKnowledgeDeps {
  readonly config: Pick<DiscussionConfig, "authInternalUrl" | "publicOrigin" | "serviceToken">;
  readonly directory: AccountDirectory;
  readonly logger: Pick<Logger, "info" | "warn">;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const SWEEP_MS = 60_000;

/** All that this process knows of people. */
export interface AccountKnowledge {
  readonly personOf: PersonOf;
  /** Who is not known is not in it. */
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, KnownName>>;
  /**
   * Told of each account that the feed tells of, and whose session ended, after `personOf` knows. Answers what ends
   * the listening.
   */
  onChange(listener: (accountId: string) => void): () => void;
  /** Resolves when the feed has been read to its end, or after 2 s where auth is away. */
  start(): Promise<void>;
  /** null, or why what it knows may be old. */
  notReady(): string | null;
  stop(): Promise<void>;
}

export function createAccountKnowledge(deps: AccountKnowledgeDeps): AccountKnowledge {
  const { config, directory, logger, now } = deps;
  const accounts = createKnownAccounts(directory);
  const ended = createEndedSessions(now);
  const listeners = new Set<(accountId: string) => void>();
  const follower = followAccountFeed({
    authInternalUrl: config.authInternalUrl,
    serviceToken: config.serviceToken,
    logger,
    now,
    keptPlace: directory.place,
    async take(page, begunAnew) {
      for (const id of await takePage({ directory, accounts, ended }, page, begunAnew)) {
        for (const listener of listeners) listener(id);
      }
    },
  });
  let sweeping: NodeJS.Timeout | undefined;
  return {
    personOf: createPersonOf({ verifier: verifierOf(deps), accounts, ended }),
    namesOf: accounts.findAll,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async start() {
      ended.add(await directory.endedSince(ended.sweep()));
      sweeping = setInterval(() => void sweep(deps, ended), SWEEP_MS).unref();
      await follower.start();
    },
    notReady: follower.notReady,
    async stop() {
      clearInterval(sweeping);
      await follower.stop();
    },
  };
}

function verifierOf({ config, directory, now }: AccountKnowledgeDeps): TokenVerifier {
  const { authInternalUrl, serviceToken, publicOrigin } = config;
  const keys = createRemoteKeys({
    url: `${authInternalUrl}/auth/.well-known/jwks.json`,
    headers: { authorization: `Bearer ${serviceToken}` },
    load: directory.keptKeys,
    save: directory.keepKeys,
    now,
  });
  return createTokenVerifier({ keys, issuer: publicOrigin, now });
}

async function sweep(
  { directory, logger }: AccountKnowledgeDeps,
  ended: EndedSessions,
): Promise<void> {
  await directory.forgetEndedBefore(ended.sweep()).catch((err: unknown) => {
    logger.warn({ event: "account-directory.sweep-failed", err }, "ended sessions stay a while");
  });
}
