import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { createTokenVerifier } from "@parley/service-kit/access-token/verify";
import { createAuthenticate } from "@parley/service-kit/http/authenticate";
import type { Logger } from "@parley/service-kit/logger";
import { createNews, type News } from "./account-feed/news.ts";
import { bootstrapAdmin } from "./accounts/bootstrap-admin.ts";
import { makeSetupLink } from "./accounts/setup-link.ts";
import { authRoutes, type AuthRouters } from "./auth-routes.ts";
import type { AuthConfig } from "./config.ts";
import { readOrPut } from "./facts/facts.ts";
import { createSessionCookies } from "./http/session-cookies.ts";
import { createAuthLimits } from "./limits.ts";
import { createHashQueue } from "./passwords/hash-queue.ts";
import { openPepper, type Pepper } from "./passwords/open-pepper.ts";
import { createPasswordHasher } from "./passwords/password-hasher.ts";
import { createLoginThrottle } from "./sessions/login-throttle.ts";
import { createPlaces } from "./sessions/places.ts";
import { createRefreshTokens } from "./sessions/refresh-token.ts";
import { signedInBy } from "./sessions/signed-in.ts";
import type { AuthStores, StoreSurroundings } from "./stores.ts";
import { openSqliteStores } from "./stores.sqlite.ts";
import { openSigningKeys, type SigningKeys } from "./tokens/signing-keys.ts";

export interface OpenAuth extends AuthRouters {
  notReady(): string | null;
  endPolls(): void;
  close(): Promise<void>;
}

interface Surroundings {
  readonly logger: Logger;
  now(): number;
  onSetupLink(url: string): void;
}

/** Two hashes at a time, about eight a second; who would wait much longer than ten seconds is told to come again. */
const HASHES = { inFlight: 2, waiting: 100 };

/** The composition root's inner half: opens what must be opened, and hands each part what it uses. */
export async function openAuth(config: AuthConfig, surroundings: Surroundings): Promise<OpenAuth> {
  const { logger, now } = surroundings;
  warnOfLoadTestSettings(config, logger);
  const news = createNews();
  const stores = await openStores(config, { logger, now, onApplied: () => news.tell() });
  try {
    const pepper = await openPepper(stores.facts, config.dataDir, config.passwordPepper);
    const keys = await openSigningKeys(config.dataDir, config.accessTokenKey);
    const feedId = await readOrPut(stores.facts, "feed-id", newId);
    const deps = depsOf({ config, surroundings, stores, news, pepper, keys, feedId });
    if (config.bootstrapAdmin) await bootstrapAdmin(deps, config.bootstrapAdmin);
    const setupLink = await makeSetupLink(deps);
    if (setupLink !== null) surroundings.onSetupLink(setupLink);
    const { notReady, close } = stores;
    return { ...authRoutes(deps), notReady, close, endPolls: () => news.close() };
  } catch (error) {
    await stores.close();
    throw error;
  }
}

interface Opened {
  readonly config: AuthConfig;
  readonly surroundings: Surroundings;
  readonly stores: AuthStores;
  readonly news: News;
  readonly pepper: Pepper;
  readonly keys: SigningKeys;
  readonly feedId: string;
}

function depsOf(opened: Opened) {
  const { config, surroundings, stores, pepper, keys } = opened;
  const { publicOrigin, rateLimits, bcryptCost, serviceToken } = config;
  const { logger } = surroundings;
  const now = () => surroundings.now();
  const limits = createAuthLimits(rateLimits);
  const verifier = createTokenVerifier({ keys, issuer: publicOrigin, now });
  return {
    ...stores,
    logger,
    now,
    newId,
    publicOrigin,
    serviceToken,
    limits,
    keys,
    news: opened.news,
    feedId: opened.feedId,
    cookies: createSessionCookies(publicOrigin),
    signing: { key: keys.current, issuer: publicOrigin, now },
    tokens: createRefreshTokens(new Map([[pepper.id, pepper.keyFor("refresh tokens")]])),
    places: createPlaces(pepper.keyFor("places")),
    throttle: createLoginThrottle({
      enabled: rateLimits,
      perNetwork: limits.loginsOfNetwork,
      now,
    }),
    hasher: createPasswordHasher({
      pepper: pepper.secret,
      pepperId: pepper.id,
      cost: bcryptCost,
      queue: createHashQueue(HASHES),
    }),
    authenticate: createAuthenticate({
      personOf: (token) => signedInBy({ ...stores, verifier }, token),
    }),
  };
}

async function openStores(
  { mongodbUri, dataDir }: AuthConfig,
  surroundings: StoreSurroundings & { logger: Logger },
): Promise<AuthStores> {
  if (mongodbUri === null) return openSqliteStores(join(dataDir, "auth.sqlite"), surroundings);
  const { openMongoStores } = await import("./stores.mongo.ts");
  return openMongoStores(mongodbUri, surroundings);
}

function newId(): string {
  return randomBytes(16).toString("base64url");
}

function warnOfLoadTestSettings({ rateLimits, bcryptCost }: AuthConfig, logger: Logger): void {
  const event = "config.load-test";
  if (!rateLimits) logger.warn({ event }, "RATE_LIMITS=off: for closed machines only");
  if (bcryptCost < 10)
    logger.warn({ event, bcryptCost }, "BCRYPT_COST is under 10: for closed machines only");
}
